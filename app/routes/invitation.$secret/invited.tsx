import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Flag } from "#app/ui/flag.tsx";
import { Notice } from "#app/ui/notice.tsx";

export type Offer = {
  name: string;
  email: string;
  role: "focal" | "deputy";
  delegation: string;
  iso2: string | null;
  until: string;
  /** Somebody else's session in this browser, perhaps. */
  signedInAs: string | null;
};

/** What the link offers, and the two answers to it. */
export function Invited({ offer }: { offer: Offer }) {
  const { t } = useTranslation(["invitation", "common"]);
  const role = t(`common:role.${offer.role}`);
  return (
    <>
      <h1>{t("page.title")}</h1>
      <p className="lede">{t("page.lede", { name: offer.name, role: role.toLocaleLowerCase() })}</p>
      <dl className="dl">
        <dt>{t("page.delegation")}</dt>
        <dd>
          <Flag iso2={offer.iso2} size="s" /> {offer.delegation}
        </dd>
        <dt>{t("page.address")}</dt>
        <dd className="breakable">{offer.email}</dd>
        <dt>{t("page.until")}</dt>
        <dd>{offer.until}</dd>
      </dl>
      {offer.signedInAs ? (
        <Notice kind="warn">
          {t("page.signedIn", { name: offer.signedInAs, other: offer.name })}
        </Notice>
      ) : null}
      <Form method="post" reloadDocument>
        <button className="btn btn-1 btn-l" type="submit" name="intent" value="accept">
          {t("page.accept")}
        </button>
        <p className="hint">{t("page.acceptHint")}</p>
      </Form>
      <section className="more" id="not-me" aria-labelledby="not-me-title">
        <h2 className="h-sub" id="not-me-title">
          {t("page.notMe")}
        </h2>
        <p>{t("page.notMeText")}</p>
        <Form method="post">
          <button className="btn btn-3" type="submit" name="intent" value="decline">
            {t("page.notMeButton")}
          </button>
        </Form>
      </section>
    </>
  );
}

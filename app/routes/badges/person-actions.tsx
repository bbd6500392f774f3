import { Form, Link } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Wallet } from "#app/domain/wallet/pass.ts";
import type { DeskPerson } from "#app/server/badge/desk.server.ts";
import { WalletLinks } from "#app/ui/wallet/wallet-links.tsx";

import { HandedIn, ReasonField } from "./reason-field.tsx";

/** The next step of one person, and what to do with a lost badge. All are plain forms. */
export function PersonActions({
  person,
  wallets,
}: {
  person: DeskPerson;
  wallets: readonly Wallet[];
}) {
  const { t } = useTranslation(["badge", "custody"]);
  const { badge, killed } = person;
  if (!badge) {
    return (
      <div className="desk-do">
        {killed ? (
          <Form method="post">
            <input type="hidden" name="badgeId" value={killed.id} />
            <button className="btn btn-3 btn-s" name="intent" value="reinstate">
              {t("reinstate")}
              <span className="vh"> {person.name}</span>
            </button>
          </Form>
        ) : null}
        <Form method="post">
          <input type="hidden" name="nomineeId" value={person.id} />
          <button className="btn btn-2 btn-s" name="intent" value="issue">
            {t("issue")}
            <span className="vh"> {person.name}</span>
          </button>
        </Form>
      </div>
    );
  }
  return (
    <div className="desk-do">
      <a className="btn btn-2 btn-s" href={`/badges/${badge.id}.pdf`}>
        <Printer className="i i-16" aria-hidden="true" />
        {t("printOne")}
        <span className="vh"> {person.name}</span>
      </a>
      {person.status === "badge_ready" ? (
        <Link className="btn btn-3 btn-s" to={`/badges/hand-over?badgeIds=${badge.id}`}>
          {t("custody:handOver")}
          <span className="vh"> {person.name}</span>
        </Link>
      ) : null}
      {wallets.length > 0 ? (
        <OnPhone badgeId={badge.id} wallets={wallets} name={person.name} />
      ) : null}
      <Kill badgeId={badge.id} name={person.name} />
    </div>
  );
}

/** The ways to the holder's telephone, folded away: few at the counter ask for them. */
function OnPhone(props: { badgeId: string; wallets: readonly Wallet[]; name: string }) {
  const { t } = useTranslation("wallet");
  return (
    <details className="desk-kill">
      <summary className="btn btn-3 btn-s">
        {t("phone")}
        <span className="vh"> {props.name}</span>
      </summary>
      <div className="card">
        <p className="t13 c2">{t("lead")}</p>
        <WalletLinks {...props} />
      </div>
    </details>
  );
}

/** Opens without JavaScript; what it does cannot be taken back, so it says so and asks for a reason. */
function Kill({ badgeId, name }: { badgeId: string; name: string }) {
  const { t } = useTranslation("badge");
  const id = `reason-${badgeId}`;
  return (
    <details className="desk-kill">
      <summary className="btn btn-3 btn-s">
        {t("replace")}
        <span className="vh"> {name}</span>
      </summary>
      <Form method="post" className="card">
        <input type="hidden" name="badgeId" value={badgeId} />
        <ReasonField id={id} />
        <HandedIn />
        <p className="t13 c2">{t("revokeHint")}</p>
        <div className="desk-kill-do">
          <button className="btn btn-1 btn-s" name="intent" value="replace">
            {t("revokeAndIssue")}
          </button>
          <button className="btn btn-bad btn-s" name="intent" value="revoke">
            {t("revoke")}
          </button>
        </div>
      </Form>
    </details>
  );
}

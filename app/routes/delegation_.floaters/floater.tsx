import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { DelegationFloaters } from "#app/server/pass/pages.server.ts";

type Held = DelegationFloaters["zones"][number]["held"][number];

/** A floater that is held: where it stands, and how it goes back. Opens without JavaScript; it is asked once more. */
export function Floater({ floater, desk }: { floater: Held; desk: string }) {
  const { t } = useTranslation("pass");
  const { id, number, state } = floater;
  return (
    <li>
      <span className="pass-what">
        <b className="mono">{number}</b>
        <small className="c2">
          {state === "live"
            ? t("own.collect", { place: desk })
            : state === "waiting"
              ? t("own.waits")
              : t(`states.${state}`)}
        </small>
      </span>
      <details className="desk-kill">
        <summary className="btn btn-3 btn-s">
          {t("own.giveBack")}
          <span className="vh"> {number}</span>
        </summary>
        <Form method="post" className="card">
          <input type="hidden" name="passId" value={id} />
          <p className="w5">{t("own.giveBackSure", { number })}</p>
          <p className="t13 c2">{t("own.giveBackHint")}</p>
          <button className="btn btn-bad btn-s" name="intent" value="give-back">
            {t("own.giveBackYes")}
          </button>
        </Form>
      </details>
    </li>
  );
}

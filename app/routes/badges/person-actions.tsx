import { Form } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { REVOCATION_REASONS } from "#app/domain/badge/issue.ts";
import type { DeskPerson } from "#app/server/badge/desk.server.ts";

/** The next step of one person, and what to do with a lost badge. All are plain forms. */
export function PersonActions({ person }: { person: DeskPerson }) {
  const { t } = useTranslation("badge");
  const { badge } = person;
  if (!badge) {
    return (
      <Form method="post" className="desk-do">
        <input type="hidden" name="nomineeId" value={person.id} />
        <button className="btn btn-2 btn-s" name="intent" value="issue">
          {t("issue")}
          <span className="vh"> {person.name}</span>
        </button>
      </Form>
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
        <Form method="post">
          <input type="hidden" name="badgeId" value={badge.id} />
          <button className="btn btn-3 btn-s" name="intent" value="hand-over">
            {t("handOver")}
            <span className="vh"> {person.name}</span>
          </button>
        </Form>
      ) : null}
      <Kill badgeId={badge.id} name={person.name} />
    </div>
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
        <div className="field">
          <label htmlFor={id}>{t("reason")}</label>
          <select id={id} name="reason" className="input" required defaultValue="">
            <option value="" disabled>
              {t("chooseReason")}
            </option>
            {REVOCATION_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        </div>
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

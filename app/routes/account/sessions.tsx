import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { SessionListed } from "#app/server/platform/access/sessions.server.ts";
import { SessionRows } from "#app/ui/access/session-rows.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Answer } from "./answer.ts";

type Props = { sessions: readonly SessionListed[]; answer: Answer | undefined };

/** Where they are signed in; each other session can be ended, and all at once. */
export function Sessions({ sessions, answer }: Props) {
  const { t } = useTranslation("access");
  const ended = answer?.kind === "ended" ? answer : undefined;
  return (
    <section className="card" aria-labelledby="sessions-title">
      <div className="card-h">
        <h2 className="h-sub" id="sessions-title">
          {t("account.sessions")}
        </h2>
        <span className="count">{sessions.length}</span>
      </div>
      <div className="card-b account-stack">
        {ended ? (
          <Notice kind={ended.count > 0 ? "ok" : "info"}>
            <span role="status">
              {ended.count > 0
                ? t("account.ended", { count: ended.count })
                : t("account.endedNone")}
            </span>
          </Notice>
        ) : null}
        <p className="c2">{t(sessions.length > 1 ? "account.sessionsText" : "account.only")}</p>
        <SessionRows
          sessions={sessions}
          action={({ handle, isThis }, name) =>
            isThis ? null : (
              <Form method="post">
                <input type="hidden" name="intent" value="end" />
                <input type="hidden" name="session" value={handle} />
                <button className="btn btn-2 btn-s" type="submit">
                  {t("account.end")}
                  <span className="vh">: {name}</span>
                </button>
              </Form>
            )
          }
        />
        {sessions.length > 1 ? (
          <Form method="post">
            <input type="hidden" name="intent" value="end-others" />
            <button className="btn btn-2" type="submit">
              {t("account.endOthers")}
            </button>
          </Form>
        ) : null}
      </div>
    </section>
  );
}

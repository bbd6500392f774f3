import { Form } from "@remix-run/react";
import { RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";

import { isLanguage } from "#app/domain/language/languages.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { undeliveredMail } from "#app/server/platform/mail/undelivered.server.ts";
import { Notice } from "#app/ui/notice.tsx";

import type { Answer } from "./add-account.tsx";

type Props = { mail: Awaited<ReturnType<typeof undeliveredMail>>; answer: Answer | undefined };

/** Mail that the mail server refused for good, each with its codes and a button; nothing at all while there is none. */
export function Undelivered({ mail: { failed, waiting }, answer }: Props) {
  const { t, i18n } = useTranslation("admin");
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  if (failed.length === 0 && waiting === 0 && answer?.kind !== "mail") return null;
  return (
    <section className="card" aria-labelledby="mail-title">
      <div className="card-h">
        <h2 className="h-sub" id="mail-title">
          {t("mail.title")}
        </h2>
      </div>
      <div className="card-b">
        {answer?.kind === "mail" ? (
          <Notice kind="ok">
            <p role="status">{t("mail.done")}</p>
          </Notice>
        ) : null}
        {waiting > 0 ? <Notice kind="warn">{t("mail.waiting", { count: waiting })}</Notice> : null}
        <ul className="undelivered">
          {failed.map(({ id, recipient, subject, failedAt, failure }) => (
            <li key={id}>
              <div className="grow">
                <b>{subject}</b>
                <p className="t13 c2">
                  {recipient}
                  {failedAt ? ` · ${formatDay(failedAt, language)}, ${astanaTime(failedAt)}` : null}
                  {" · "}
                  <code>{failure}</code>
                </p>
              </div>
              <Form method="post">
                <input type="hidden" name="intent" value="mail" />
                <input type="hidden" name="mail" value={id} />
                <button className="btn btn-2 btn-s" type="submit">
                  <RotateCw className="i i-16" aria-hidden="true" />
                  {t("mail.retry")}
                  <span className="vh">: {subject}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

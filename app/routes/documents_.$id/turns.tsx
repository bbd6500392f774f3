import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { DocumentPage } from "#app/server/document/document-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** The decisions on a document so far: which body, on which day, and why it went back. */
export function Turns({ turns }: Pick<DocumentPage, "turns">) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  if (turns.length === 0) return null;
  return (
    <section className="card" aria-labelledby="turns-title">
      <div className="card-h">
        <h2 className="h-sub" id="turns-title">
          {t("turn.history")}
        </h2>
      </div>
      <ol className="card-b turns t14">
        {turns.map(({ to, day, reason, meeting }, index) => (
          <li key={index}>
            <b>
              {t("turn.decided", { status: t(`status.${to}`), date: formatDate(day, language) })}
            </b>
            {meeting ? <span className="c2">{meeting.body[language]}</span> : null}
            {reason ? <span className="c2">{reason}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

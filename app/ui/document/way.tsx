import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";

import { DOCUMENT_STATUSES, type DocumentStatus } from "../../domain/document/status.ts";
import { formatDate } from "../../domain/time/astana.ts";
import { useLanguage } from "../use-language.ts";

/** The way of a document from drafting to adopted, with the day of each decision where it is known. */
export function Way({
  status,
  steps,
}: {
  status: DocumentStatus;
  steps: readonly { status: DocumentStatus; day: string | null }[];
}) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  const at = DOCUMENT_STATUSES.indexOf(status);
  return (
    <ol className="steps" aria-label={t("way")}>
      {DOCUMENT_STATUSES.map((step, index) => {
        // Cleared and adopted are what was reached; drafting is what goes on.
        const done = index < at || (index === at && index > 0);
        const now = index === at && !done;
        const day = steps.find((one) => one.status === step)?.day;
        return (
          <li
            key={step}
            className={done ? "done" : now ? "now" : undefined}
            aria-current={index === at ? "step" : undefined}
          >
            <span className="dot">
              {done ? <Check className="i i-14" aria-hidden="true" /> : null}
            </span>
            {t(`status.${step}`)}
            {day ? <small>{formatDate(day, language)}</small> : null}
          </li>
        );
      })}
    </ol>
  );
}

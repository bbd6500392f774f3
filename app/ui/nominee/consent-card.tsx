import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { isDay } from "#app/domain/nominee/passport.ts";
import { formatDate } from "#app/domain/time/astana.ts";

import { useLanguage } from "../use-language.ts";
import type { NomineeFormData } from "./form-data.ts";

type Props = { data: NomineeFormData; error: string | undefined };

/** Versions are free text; one that is a day is said as a day. */
const versionWords = (version: string, language: Language): string =>
  isDay(version) ? formatDate(version, language) : version;

/** What the person is told about their data, and who confirmed that they were; asked once for each version. */
export function ConsentCard({ data: { notice, consent, file }, error }: Props) {
  const { t } = useTranslation("nominee");
  const language = useLanguage();
  if (!notice) return null;
  const confirmed = file?.checks.consentMissing === false && consent;
  return (
    <section className="card" aria-labelledby="consent-title">
      <div className="card-h">
        <h2 className="h-sec" id="consent-title">
          {t("consent.title")}
        </h2>
        <span className="t13 c3 end">
          {t("consent.version", { version: versionWords(notice.version, language) })}
        </span>
      </div>
      <div className="card-b stack consent">
        <p className="t14">{t("consent.operator", { operator: notice.operator })}</p>
        <details>
          <summary>{t("consent.read")}</summary>
          <div className="consent-text t14">
            {notice.text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </details>
        {confirmed ? (
          <p className="ok-note" id="consent">
            <CircleCheck className="i i-16" aria-hidden="true" />
            {t("consent.confirmed", { name: consent.by, ...consent.at })}
          </p>
        ) : (
          <div className={error ? "field is-err" : "field"}>
            {error ? (
              <span className="err" id="consent-error">
                <CircleAlert className="i i-16" aria-hidden="true" />
                {error}
              </span>
            ) : null}
            <label className="tick">
              <input
                type="checkbox"
                id="consent"
                name="consent"
                value={notice.version}
                aria-describedby={error ? "consent-error" : undefined}
              />
              <span>{t("consent.tick")}</span>
            </label>
          </div>
        )}
      </div>
    </section>
  );
}

import { FileSpreadsheet, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LANGUAGES, type Language } from "#app/domain/language/languages.ts";

/** Each language in its own name. */
const NAMES: Record<Language, string> = { en: "English", ru: "Русский", kk: "Қазақша" };

/** Templates in three languages, as workbook and as CSV. */
export function Templates() {
  const { t } = useTranslation("import");
  return (
    <section className="card" aria-labelledby="template-title">
      <div className="card-b">
        <h2 className="h-sec" id="template-title">
          {t("step.template")}
        </h2>
        <p className="c2">{t("step.templateText")}</p>
        <ul className="templates">
          {LANGUAGES.map((language) => (
            <li key={language}>
              <b lang={language}>{NAMES[language]}</b>
              <a
                className="btn btn-2"
                href={`/delegation/import/template/${language}.xlsx`}
                aria-label={t("templateLabel", { language: NAMES[language], format: t("xlsx") })}
              >
                <FileSpreadsheet className="i i-18" aria-hidden="true" />
                {t("xlsx")}
              </a>
              <a
                className="btn btn-3"
                href={`/delegation/import/template/${language}.csv`}
                aria-label={t("templateLabel", { language: NAMES[language], format: t("csv") })}
              >
                <FileText className="i i-18" aria-hidden="true" />
                {t("csv")}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

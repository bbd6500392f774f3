import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { PAPERS } from "#app/domain/precedence/papers.ts";

/** What may be printed of a session, each in the reader's language. */
export function Papers({ item, language }: { item: string; language: Language }) {
  const { t } = useTranslation("precedence");
  return (
    <section className="card card-b prec-papers" aria-labelledby="papers">
      <h2 className="h-sec" id="papers">
        {t("paper.label")}
      </h2>
      <ul>
        {PAPERS.map((paper) => (
          <li key={paper}>
            <FileText className="i i-16" aria-hidden="true" />
            <a href={`/precedence/${item}/${paper}.pdf?lang=${language}`}>{t(`paper.${paper}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

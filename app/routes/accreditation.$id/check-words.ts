import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { FileCheck } from "#app/domain/vetting/checks.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** The sentence of a check, and the figure that stands beside it. */
export function useCheckWords({ file, places, gaps }: DossierPage) {
  const { t } = useTranslation("accreditation");
  const language = useLanguage();
  const wordsOf = ({ check, word }: FileCheck): string =>
    // The word and its sentence are paired in the domain and the texts; a test walks every pair.
    t(`check.${check}.${word}` as "check.complete.warn", { count: gaps });
  const valueOf = ({ check }: FileCheck): string => {
    if (check === "place" && places) return t("checkValue.place", places);
    if (check === "passport" && file.passportExpires)
      return formatDate(file.passportExpires, language);
    return "";
  };
  return { wordsOf, valueOf };
}

import { useTranslation } from "react-i18next";

import { isLanguage, type Language } from "../domain/language/languages.ts";

/** The language that this page is written in. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

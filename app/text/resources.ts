import type { Language } from "../domain/language/languages.ts";

/** The words of one language, loaded by a browser when it needs them. Each noun has a file and is a namespace. */
export const loadTexts: Record<Language, () => Promise<{ default: Record<string, object> }>> = {
  en: () => import("./en/index.ts"),
  ru: () => import("./ru/index.ts"),
  kk: () => import("./kk/index.ts"),
};

/** Options of every i18next instance. Texts are plain; React escapes them. */
export const I18N_OPTIONS = {
  fallbackLng: "en",
  defaultNS: "common",
  interpolation: { escapeValue: false },
  showSupportNotice: false,
} as const;

import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language } from "../../domain/language/languages.ts";

/** Each language names itself; the host's comes first. */
const NAMES: readonly { language: Language; short: string; long: string }[] = [
  { language: "kk", short: "ҚАЗ", long: "Қазақша" },
  { language: "ru", short: "РУ", long: "Русский" },
  { language: "en", short: "EN", long: "English" },
];

/** A plain form, so that it works without JavaScript and reloads the page in the new language. */
export function LanguageSwitch({ on, long = false }: { on: "ink" | "paper"; long?: boolean }) {
  const { t, i18n } = useTranslation("common");
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/language" aria-label={t("language")}>
      <input type="hidden" name="to" value={pathname + search} />
      <span className={long ? "langs" : on === "paper" ? "lang on-paper" : "lang"}>
        {NAMES.map((name) => (
          <button
            key={name.language}
            type="submit"
            name="language"
            value={name.language}
            lang={name.language}
            title={name.long}
            aria-pressed={i18n.language === name.language}
          >
            {long ? name.long : name.short}
          </button>
        ))}
      </span>
    </form>
  );
}

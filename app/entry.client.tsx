import { RemixBrowser } from "@remix-run/react";
import i18next from "i18next";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";

import { isLanguage } from "./domain/language/languages.ts";
import { I18N_OPTIONS, loadTexts } from "./text/resources.ts";
import { keepFormsWhenShut } from "./ui/shell/keep-typed.ts";
import { noteRequestIds } from "./ui/shell/request-id.ts";

noteRequestIds(window);

const { lang } = document.documentElement;
const language = isLanguage(lang) ? lang : "en";
const { default: texts } = await loadTexts[language]();

await i18next.use(initReactI18next).init({
  ...I18N_OPTIONS,
  lng: language,
  fallbackLng: language,
  resources: { [language]: texts },
});

keepFormsWhenShut({
  text: i18next.t("error.away.kept"),
  again: i18next.t("error.away.again"),
});

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18next}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
});

import { createInstance, type i18n, type Namespace, type TFunction } from "i18next";

import { type Language, LANGUAGES } from "../domain/language/languages.ts";
import en from "./en/index.ts";
import kk from "./kk/index.ts";
import { remembering } from "./remembering.ts";
import { I18N_OPTIONS } from "./resources.ts";
import ru from "./ru/index.ts";

const RESOURCES = { en, ru, kk };

const instances = new Map<Language, i18n>();
for (const language of LANGUAGES) {
  const instance = createInstance();
  // Resources are at hand, so this is done when it returns.
  void instance.init({ ...I18N_OPTIONS, lng: language, resources: RESOURCES, initAsync: false });
  instances.set(language, remembering(instance));
}

/** The i18next instance of a language, for rendering on the server. Shared: do not change its language. */
export function i18nOf(language: Language): i18n {
  const instance = instances.get(language);
  if (!instance) throw new Error(`No texts in ${language}`);
  return instance;
}

/** Texts of a namespace outside React: mail, PDFs, messages of an action. */
export function translator<N extends Namespace>(language: Language, namespace: N): TFunction<N> {
  return i18nOf(language).getFixedT(language, namespace);
}

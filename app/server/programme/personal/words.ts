import type { TFunction } from "i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { PersonalEntry } from "#app/domain/programme/personal/edition.ts";

/** For whom an edition is written, and in which words. */
export type Reading = {
  delegationId: string;
  language: Language;
  t: TFunction<["personal", "programme", "precedence", "bilateral"]>;
};

/** A place under the reader's name, and under the Kazakh one that stands on its door where that is another. */
export function placeIn(
  name: Trilingual | null | undefined,
  language: Language,
): PersonalEntry["place"] {
  if (!name) return null;
  return { name: name[language], local: name.kk === name[language] ? null : name.kk };
}

/** Several statements in a row, each ending in a full stop of its own; empty ones are left out. */
export const sentences = (parts: readonly string[]): string =>
  parts
    .filter(Boolean)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");

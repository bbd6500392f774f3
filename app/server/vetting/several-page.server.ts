import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import type { foreseeSeveral } from "./several.server.ts";

/** Files with what an order would make of them, in the reader's language. */
export async function severalRows(
  files: Awaited<ReturnType<typeof foreseeSeveral>>,
  language: Language,
) {
  const { categories } = await summitDefinition();
  const names = await stageNames(language);
  return files.map((file) => {
    const category = categories.find(({ id }) => id === file.category);
    return {
      ...file,
      number: personNumber(file.code, file.number),
      category: category && { letter: category.letter, name: category.name[language] },
      stage: file.stage === null ? null : (names[file.stage] ?? file.stage),
    };
  });
}
export type SeveralRow = Awaited<ReturnType<typeof severalRows>>[number];

/** Names of the stages by id. */
export async function stageNames(language: Language): Promise<Record<string, string>> {
  const { vettingStages } = await summitDefinition();
  return Object.fromEntries(vettingStages.map(({ id, name }) => [id, name[language]]));
}

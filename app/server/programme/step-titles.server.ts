import type { Language } from "#app/domain/language/languages.ts";
import type { ItemStep } from "#app/domain/programme/step.ts";

import { type Direction, nextSteps } from "../platform/steps.server.ts";

/** Titles of the items that an editor would undo and do again next; null where there is nothing. */
export async function stepTitles(
  { accountId }: { accountId: string },
  language: Language,
): Promise<Record<Direction, string | null>> {
  const { undo, redo } = await nextSteps({ board: "programme", accountId });
  const title = (changes: readonly ItemStep[] | null) =>
    changes?.[0]?.after.title[language] ?? null;
  return { undo: title(undo), redo: title(redo) };
}

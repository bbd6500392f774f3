import type { TFunction } from "i18next";

import type { ParagraphChange, Stretch } from "#app/domain/document/comparison.ts";

/** Words quoted in a sentence about a change; the marked text below has all of them. */
const QUOTED = 160;

/** What changed between two versions, a sentence each, in the order of the text. */
export function changesInWords(
  changes: readonly ParagraphChange[],
  t: TFunction<"document">,
): string[] {
  return changes.flatMap((change) => {
    switch (change.kind) {
      case "same":
        return [];
      case "added":
        return [t("compare.added", { number: change.after, text: quote(change.text) })];
      case "removed":
        return [t("compare.removed", { number: change.before, text: quote(change.text) })];
      default:
        return rewordings(change.stretches).map(({ before, after }) => {
          const number = change.after;
          if (!before) return t("compare.inserted", { number, text: quote(after) });
          if (!after) return t("compare.deleted", { number, text: quote(before) });
          return t("compare.replaced", { number, before: quote(before), after: quote(after) });
        });
    }
  });
}

/** What went and what came in its place; changes parted by a mere space are one. */
function rewordings(stretches: readonly Stretch[]): { before: string; after: string }[] {
  const found: { before: string; after: string }[] = [];
  let open: { before: string; after: string } | undefined;
  for (const { kind, text } of stretches) {
    if (kind === "same" && (!open || text.trim())) open = undefined;
    else {
      if (!open) found.push((open = { before: "", after: "" }));
      if (kind !== "added") open.before += text;
      if (kind !== "removed") open.after += text;
    }
  }
  return found
    .map(({ before, after }) => ({ before: before.trim(), after: after.trim() }))
    .filter(({ before, after }) => before !== after);
}

const quote = (text: string): string =>
  text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text;

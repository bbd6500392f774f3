/** One stretch of a comparison: text that stayed, went, or came. */
export type Stretch = { kind: "same" | "removed" | "added"; text: string };

/** How lists and words are compared; a package does it, passed in. */
export type Differ = {
  /** Runs of paragraphs that stayed, went or came, in order. */
  lists: (
    before: readonly string[],
    after: readonly string[],
  ) => { kind: Stretch["kind"]; items: string[] }[];
  /** Runs of words. */
  words: (before: string, after: string) => Stretch[];
};

/** A paragraph beside what it was; numbers count from 1 in either version. */
export type ParagraphChange =
  | { kind: "same"; before: number; after: number; text: string }
  | { kind: "changed"; before: number; after: number; stretches: Stretch[] }
  | { kind: "removed"; before: number; text: string }
  | { kind: "added"; after: number; text: string };

/** Paragraphs that share less than this part of their letters are two paragraphs, and not one that was reworded. */
const ALIKE = 0.35;

/**
 * Compares two versions paragraph by paragraph, and within a reworded paragraph word by word. Every paragraph of either
 * version stands in the answer exactly once, those of each version in their order.
 */
export function compareTexts(
  before: readonly string[],
  after: readonly string[],
  differ: Differ,
): ParagraphChange[] {
  const changes: ParagraphChange[] = [];
  const at = { before: 0, after: 0 };
  const runs = differ.lists(before, after);
  let gone: string[] = [];
  const settle = (came: readonly string[]) => {
    changes.push(...pairUp(gone, came, at, differ));
    at.before += gone.length;
    at.after += came.length;
    gone = [];
  };
  runs.forEach(({ kind, items }, index) => {
    if (kind === "same") {
      settle([]);
      items.forEach((text) =>
        changes.push({ kind: "same", before: ++at.before, after: ++at.after, text }),
      );
    } else if (kind === "removed") {
      gone = [...gone, ...items];
      if (runs[index + 1]?.kind !== "added") settle([]);
    } else settle(items);
  });
  settle([]);
  return changes;
}

/** Pairs what went with what came in its place: in order, each with the first that is alike. */
function pairUp(
  gone: readonly string[],
  came: readonly string[],
  at: { before: number; after: number },
  differ: Differ,
): ParagraphChange[] {
  const changes: ParagraphChange[] = [];
  let next = 0;
  gone.forEach((text, index) => {
    const found = firstAlike(text, came, next, differ);
    if (!found) {
      changes.push({ kind: "removed", before: at.before + index + 1, text });
      return;
    }
    while (next < found.index) {
      changes.push({ kind: "added", after: at.after + next + 1, text: came[next] ?? "" });
      next += 1;
    }
    changes.push({
      kind: "changed",
      before: at.before + index + 1,
      after: at.after + found.index + 1,
      stretches: found.stretches,
    });
    next = found.index + 1;
  });
  for (; next < came.length; next += 1)
    changes.push({ kind: "added", after: at.after + next + 1, text: came[next] ?? "" });
  return changes;
}

/** How far ahead an alike paragraph is looked for: enough for a few that were put in, and the work stays linear. */
const AHEAD = 4;

function firstAlike(text: string, came: readonly string[], from: number, differ: Differ) {
  for (let index = from; index < Math.min(came.length, from + AHEAD); index += 1) {
    const other = came[index] ?? "";
    const stretches = differ.words(text, other);
    const same = stretches.reduce(
      (sum, one) => sum + (one.kind === "same" ? one.text.length : 0),
      0,
    );
    if (same >= ALIKE * Math.max(text.length, other.length)) return { index, stretches };
  }
  return undefined;
}

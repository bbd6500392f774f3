import { diffArrays, diffWordsWithSpace } from "diff";

import type { Differ, Stretch } from "#app/domain/document/comparison.ts";

type Run = { added: boolean; removed: boolean };
const kindOf = ({ added, removed }: Run): Stretch["kind"] =>
  added ? "added" : removed ? "removed" : "same";

/** Words in the three languages: letters of any script with their marks, figures, or one other sign. */
const WORDS = new Intl.Segmenter("en", { granularity: "word" });

/** jsdiff, as the comparison of versions uses it. */
export const differ: Differ = {
  lists: (before, after) =>
    diffArrays([...before], [...after]).map((run) => ({ kind: kindOf(run), items: run.value })),
  words: (before, after) =>
    diffWordsWithSpace(before, after, { intlSegmenter: WORDS }).map((run) => ({
      kind: kindOf(run),
      text: run.value,
    })),
};

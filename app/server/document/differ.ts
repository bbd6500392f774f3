import { diffArrays } from "diff";

import type { Differ, Stretch } from "#app/domain/document/comparison.ts";

type Run = { added: boolean; removed: boolean };
const kindOf = ({ added, removed }: Run): Stretch["kind"] =>
  added ? "added" : removed ? "removed" : "same";

/** Words in the three languages: letters of any script with their marks, figures, or one other sign. */
const WORDS = new Intl.Segmenter("en", { granularity: "word" });

const wordsOf = (text: string): string[] =>
  Array.from(WORDS.segment(text), ({ segment }) => segment);

/** jsdiff, as the comparison of versions uses it. Its own words are Latin ones: of Cyrillic ones it compares letters. */
export const differ: Differ = {
  lists: (before, after) =>
    diffArrays([...before], [...after]).map((run) => ({ kind: kindOf(run), items: run.value })),
  words: (before, after) =>
    diffArrays(wordsOf(before), wordsOf(after)).map((run) => ({
      kind: kindOf(run),
      text: run.value.join(""),
    })),
};

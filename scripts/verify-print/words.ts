import { inCapitals } from "#app/domain/nominee/display.ts";
import type { BadgeOnPress } from "#app/server/badge/print.thread.ts";

import { NAMES } from "./people.ts";

/** A sentence for each face of `pdffonts` that is not embedded, not a subset, or says nothing of its letters. */
export function unembeddedFaces(list: string): string[] {
  const faces = list.split("\n").slice(2).filter(Boolean);
  console.log(`pdffonts: ${faces.length} faces`);
  if (faces.length === 0) return ["pdffonts finds no face at all"];
  return faces
    .filter((face) => !/ yes yes yes +\d+ +\d+\s*$/.test(face))
    .map((face) => `not embedded whole: ${face}`);
}

/**
 * A sentence for each name that `pdftotext` does not give back, in the order of reading, from the front it was printed
 * on. Spaces and line ends say nothing: long names wrap.
 */
export function missingNames(
  badges: readonly BadgeOnPress[],
  wordsOfPage: (page: number) => string,
): string[] {
  const faults: string[] = [];
  for (const [at, { printed }] of badges.slice(0, 4 * NAMES.length).entries()) {
    const words = squeezed(wordsOfPage(2 * at + 1));
    const isCard = printed.template === "card";
    const { surname, givenNames, nativeName, nationality } = printed;
    const names = isCard
      ? [surname, givenNames]
      : [inCapitals(surname, nationality), givenNames, nativeName];
    for (const name of names) {
      if (!words.includes(squeezed(name))) faults.push(`pdftotext does not find: ${name}`);
    }
  }
  console.log(`pdftotext: names of ${4 * NAMES.length} badges sought, ${faults.length} not found`);
  return faults;
}

/** Marks of direction are poppler's own, and it takes a hyphen at a line's end for one of its making. */
const squeezed = (text: string): string =>
  text.normalize("NFKC").replace(/[\s\u200e\u200f\u202a-\u202e\u00ad-]+/g, "");

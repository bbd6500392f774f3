import type { Ink } from "#app/domain/badge/layout/items.ts";
import type { CategoryLetter } from "#app/domain/badge/letter.ts";

import { COLOUR } from "../print/colours.ts";

/** The same values as the `--cat-*` tokens of the screens. */
const CATEGORY: Readonly<Record<CategoryLetter, string>> = {
  P: COLOUR.ink900,
  D: "#15567A",
  S: "#3F6127",
  X: "#3A3D42",
  M: "#7A2B58",
  O: "#8A4A12",
  T: "#5C5446",
};

const OWN = {
  gold300: "#F8DB94",
  paper500: "#857A67",
  paper600: "#635A4B",
  /** Shows where the hole will be punched. */
  hole: "#DAD3C5",
} as const;

/** The value of an ink on a badge of this category. */
export function inkOf(ink: Ink, letter: CategoryLetter): string {
  if (ink === "category") return CATEGORY[letter];
  const inks: Readonly<Record<Exclude<Ink, "category">, string>> = { ...COLOUR, ...OWN };
  return inks[ink];
}

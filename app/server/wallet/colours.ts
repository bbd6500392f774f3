import type { CategoryLetter } from "#app/domain/badge/letter.ts";

import { inkOf } from "../badge/inks.ts";
import { COLOUR } from "../print/colours.ts";

/** A pass in the colours of its category: gold on ink for principals, white on the category's colour for all others. */
export function coloursOf(letter: CategoryLetter): { ground: string; ink: string; plate: string } {
  const ground = inkOf("category", letter);
  const ink = letter === "P" ? COLOUR.gold400 : COLOUR.white;
  return { ground, ink, plate: ink };
}

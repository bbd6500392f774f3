import type { Typesetter } from "#app/domain/programme/layout/page.ts";

import { wrap, wrapBalanced } from "../../print/measure.server.ts";
import { mixedWidth } from "../../print/mixed.server.ts";
import { mm } from "../../print/units.ts";

const inMm = (points: number): number => points / mm(1);

/** Measures with the fonts that will be embedded. */
export const typesetter: Typesetter = {
  width: (text, style) => inMm(mixedWidth(text, style)),
  wrap: (text, width, style) => wrap(text, mm(width), style, mixedWidth),
  balance: (text, width, style) => wrapBalanced(text, mm(width), style, mixedWidth),
};

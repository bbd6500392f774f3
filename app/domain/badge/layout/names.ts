import { inCapitals } from "../../nominee/display.ts";
import { block, LEAST, type Fit, type TextItem } from "./items.ts";
import type { PrintedBadge } from "./printed.ts";

/** Where the names stand, mm, and the share of their full size at which they begin. */
export type NamePlace = { x: number; top: number; width: number; height: number; largest: number };

/** On a lanyard badge: between photo and zones. */
const PLACE: NamePlace = { x: 9, top: 78.4, width: 55, height: 20.9, largest: 1 };

type Line = { role: string; text: string } & Pick<TextItem, "face" | "size" | "ink" | "height">;

/**
 * SURNAME, given names, the name in its own script. Long names shrink first and wrap then; all three shrink together
 * until they stand above the zones, and nothing is cut.
 */
export function nameLines(
  badge: Pick<PrintedBadge, "surname" | "givenNames" | "nativeName" | "nationality">,
  fit: Fit,
  place = PLACE,
): TextItem[] {
  const written: Line[] = [
    line("surname", inCapitals(badge.surname, badge.nationality), "sans-bold", 19, "text", 7.6),
    line("given", badge.givenNames, "sans-medium", 13.5, "text", 6),
    line("native", badge.nativeName, nativeFace(badge), 9.5, "text2", 4.6),
  ].filter(({ text }) => text !== "");
  for (let scale = place.largest; scale > 0.3; scale -= 0.04) {
    const set = stack(written, fit, { scale, lines: 3, place });
    if (set.fits && set.height <= place.height) return set.items;
  }
  return stack(written, fit, { scale: 0.3, lines: 6, place }).items;
}

const HAN = /\p{Script=Han}/u;

/** One sign of Han is drawn otherwise in Japan than in China: whose name it is decides, as far as the signs leave it open. */
const nativeFace = ({
  nativeName,
  nationality,
}: Pick<PrintedBadge, "nativeName" | "nationality">) =>
  nationality === "JPN" && HAN.test(nativeName) ? "japanese" : "sans";

function line(
  role: string,
  text: string,
  face: Line["face"],
  size: number,
  ink: Line["ink"],
  height: number,
): Line {
  return { role, text, face, size, ink, height };
}

/** The lines under each other, each at most `scale` of its full size and hardly below. */
function stack(
  written: readonly Line[],
  fit: Fit,
  { scale, lines, place }: { scale: number; lines: number; place: NamePlace },
) {
  const items: TextItem[] = [];
  let { top } = place;
  let fits = true;
  for (const each of written) {
    const size = Math.max(LEAST, each.size * scale);
    const set = block(fit, each.text, {
      role: each.role,
      face: each.face,
      ink: each.ink,
      x: place.x,
      width: place.width,
      top,
      size,
      height: each.height * (size / each.size),
      lines,
      least: Math.max(LEAST, size * 0.72),
    });
    items.push(...set.items);
    top += set.height;
    fits &&= set.fits;
  }
  return { items, height: top - place.top, fits };
}

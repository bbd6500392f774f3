import type { Trilingual } from "../../language/languages.ts";
import { block, once, type Fit, type Item, type Plate, type Side, type TextItem } from "./items.ts";
import { nameLines } from "./names.ts";
import type { Print, PrintedBadge, PrintedSummit } from "./printed.ts";
import { zoneRow } from "./zones.ts";

export const BADGE = { width: 92, height: 126 } as const;
/** The hole for the lanyard: 14 x 3.2 mm, 4.2 mm below the trim. Nothing live within 4 mm of it. */
export const SLOT: Item = {
  kind: "box",
  x: 39,
  y: 7.2,
  width: 14,
  height: 3.2,
  radius: 1.6,
  fill: "hole",
};
/** Right edge of what stands right. */
export const RIGHT = 83;

/** The front of a lanyard badge, 86 x 120 mm with 3 mm of bleed. */
export function layOutFront(badge: PrintedBadge, { summit, fit, plates }: Print): Side {
  const { letter, category, delegation } = badge;
  return {
    name: "front",
    ...BADGE,
    plates: [
      plates("front", () => [{ kind: "ground", of: "front" }, SLOT, MARK]),
      plates("front-words", () => [...head(summit, fit), ...zoneWords(summit, fit)]),
      plates(`front-zones ${badge.zones.join()}`, () => zones(badge, summit)),
      plates(`front-band ${letter} ${category.en}`, () => band(badge, fit)),
      plates(`front-delegation ${delegation.code}`, () => country(badge, fit)),
    ],
    items: [
      { kind: "photo", x: 9, y: 33, width: 33, height: 42.43, radius: 0.8 },
      CODE,
      shortNumber(badge),
      ...nameLines(badge, fit),
      ...numbers(badge, fit),
    ],
  };
}

/** 38.6 mm with its quiet zone. */
export const CODE: Item = { kind: "code", x: 45, y: 32.2, side: 38.6 };

/** The number under the code, for a guard to type. */
export const shortNumber = ({ shortNumber }: Pick<PrintedBadge, "shortNumber">): TextItem => ({
  kind: "text",
  role: "short-number",
  text: shortNumber,
  x: 64.3,
  top: 71.3,
  height: 4,
  face: "mono-semibold",
  size: 9,
  tracking: 0.36,
  ink: "text",
  align: "centre",
});

export const MARK: Item = { kind: "mark", x: 14.8, y: 19.2, size: 11.6, ink: "gold400" };

export const zones = ({ zones }: Pick<PrintedBadge, "zones">, summit: PrintedSummit): Plate =>
  zoneRow({
    all: summit.zones.map(({ number }) => number),
    allowed: zones,
    x: 9,
    y: 99.6,
    side: 8.2,
    gap: 1.5,
    size: 15,
    width: 58,
  });

/** The summit in three languages, its city and days. */
export function head({ shortName, city, days }: PrintedSummit, fit: Fit): Item[] {
  const left = { x: 23.5, width: 34, ink: "ink200", face: "sans", size: 6.8, height: 3.2 } as const;
  const right = { x: RIGHT, align: "right", width: 26, size: 7.4, height: 3.4 } as const;
  const places = once(city.kk, city.ru);
  return [
    ...block(fit, shortName.en, {
      ...left,
      role: "summit",
      top: 13.2,
      face: "serif-medium",
      size: 13,
      height: 5,
      ink: "white",
    }).items,
    ...block(fit, shortName.kk, { ...left, role: "summit", top: 18.2, language: "kk" }).items,
    ...block(fit, shortName.ru, { ...left, role: "summit", top: 21.4, language: "ru" }).items,
    ...block(fit, city.en, {
      ...right,
      role: "city",
      top: 13.4,
      face: "sans-semibold",
      ink: "gold400",
    }).items,
    ...block(fit, places, {
      ...right,
      role: "city",
      top: 16.8,
      face: "sans",
      ink: "ink200",
      language: "kk",
    }).items,
    ...block(fit, days, { ...right, role: "days", top: 20.2, face: "sans", ink: "ink200" }).items,
  ];
}

/** Flag and code of the delegation, on the right. */
export function country({ delegation }: Pick<PrintedBadge, "delegation">, fit: Fit): Plate {
  const flag: Item = { kind: "flag", x: 69, y: 79, width: 14, height: 10.5, radius: 0.6 };
  const code = block(fit, delegation.code, {
    role: "delegation",
    x: RIGHT,
    align: "right",
    width: 17,
    top: delegation.hasFlag ? 91 : 79.6,
    face: "sans-bold",
    size: 13,
    height: 5.6,
    tracking: 0.78,
    ink: "text",
  }).items;
  return delegation.hasFlag ? [flag, ...code] : code;
}

export function zoneWords({ words }: PrintedSummit, fit: Fit): TextItem[] {
  const at = { role: "zone-words", x: RIGHT, align: "right", width: 15, height: 2.9 } as const;
  const style = { face: "sans", size: 6.6, ink: "text2" } as const;
  return (["en", "kk", "ru"] as const).flatMap(
    (language, i) =>
      block(fit, words[language].zones, { ...at, ...style, top: 100 + 2.9 * i, language }).items,
  );
}

/** Top of the band at the foot. */
export const BAND = BADGE.height - 15.6;

function band({ letter, category }: PrintedBadge, fit: Fit): Plate {
  return [
    { kind: "box", x: 0, y: BAND, width: BADGE.width, height: 15.8, fill: "category" },
    {
      kind: "text",
      role: "letter",
      text: letter,
      x: 9,
      top: BAND + 1.7,
      height: 9.6,
      face: "sans-extrabold",
      size: 27,
      ink: letter === "P" ? "gold400" : "white",
    },
    ...categoryWords(category, BAND, fit),
  ];
}

function numbers({ personNumber, issueWords }: PrintedBadge, fit: Fit): TextItem[] {
  const at = { x: RIGHT, align: "right", width: 22, size: 7.6, height: 3.9 } as const;
  const style = { ...at, face: "sans-medium", ink: "white" } as const;
  return [
    ...block(fit, personNumber, { ...style, role: "person-number", top: BAND + 2.7 }).items,
    ...block(fit, issueWords, { ...style, role: "issue", top: BAND + 6.6 }).items,
  ];
}

/** English, and under it Kazakh and Russian: in one line, or in two where they are long. */
function categoryWords({ en, kk, ru }: Trilingual, top: number, fit: Fit): TextItem[] {
  const at = { role: "category", x: 21, width: 40, ink: "white" } as const;
  const under = { ...at, face: "sans-medium", language: "kk" } as const;
  const both = { ...under, top: top + 6.9, size: 8.4, height: 3.8, least: 7.4 };
  const together = block(fit, once(kk, ru), both);
  const head = { ...at, face: "sans-semibold", size: 12, height: 4.5 } as const;
  if (together.fits) {
    return [...block(fit, en, { ...head, top: top + 2.4 }).items, ...together.items];
  }
  const row = { ...under, size: 7.4, height: 2.9 };
  return [
    ...block(fit, en, { ...head, top: top + 1.5 }).items,
    ...block(fit, kk, { ...row, top: top + 6 }).items,
    ...block(fit, ru, { ...row, top: top + 8.9, language: "ru" }).items,
  ];
}

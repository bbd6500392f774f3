import type { Trilingual } from "../../language/languages.ts";
import {
  block,
  LEAST,
  once,
  type Fit,
  type Item,
  type Plate,
  type Side,
  type TextItem,
} from "./items.ts";
import type { Print, PrintedBadge, PrintedSummit } from "./printed.ts";
import { zoneRow } from "./zones.ts";

/** ISO/IEC 7810 ID-1 with 3 mm of bleed. */
export const CARD = { width: 91.6, height: 60 } as const;

/** The principal's card: no photo and no code on the front. */
export function layOutCardFront(badge: PrintedBadge, { summit, fit, plates }: Print): Side {
  return {
    name: "front",
    ...CARD,
    plates: [
      plates("card-front", () => [{ kind: "ground", of: "card-front" }]),
      plates("card-front-words", () => head(summit, fit)),
    ],
    items: holder(badge, fit),
  };
}

function head({ shortName }: PrintedSummit, fit: Fit): Plate {
  const small = { x: 9, width: 44, face: "sans", size: 7.2, height: 3.3, ink: "gold300" } as const;
  return [
    ...block(fit, shortName.en, {
      ...small,
      role: "summit",
      top: 9,
      face: "serif-medium",
      size: 10.5,
      height: 4.4,
      ink: "white",
    }).items,
    ...block(fit, shortName.kk, { ...small, role: "summit", top: 13.4, language: "kk" }).items,
    ...block(fit, shortName.ru, { ...small, role: "summit", top: 16.7, language: "ru" }).items,
  ];
}

/** Where the summit's words end, and the foot of the name, both from the top. */
const ABOVE = 22;
const FOOT = CARD.height - 8.6;
/** Left of the ring, which reaches down to 40 mm. */
const BESIDE_RING = 50;
const GAP = 1.6;

/**
 * State, name and part, set from the foot upwards: long ones shrink first, grow upwards beside the ring then, and
 * nothing is cut.
 */
function holder(badge: PrintedBadge, fit: Fit): TextItem[] {
  for (let scale = 1; scale > 0.4; scale -= 0.04) {
    const set = stack(badge, fit, scale, 4);
    if (set.fits && set.height <= FOOT - ABOVE) return set.items;
  }
  return stack(badge, fit, 0.4, 8).items;
}

function stack(badge: PrintedBadge, fit: Fit, scale: number, lines: number) {
  const name = [badge.honorific, badge.givenNames, badge.surname].filter(Boolean).join(" ");
  const set = (
    role: string,
    text: string,
    style: Pick<TextItem, "face" | "ink" | "size"> & {
      height: number;
      width: number;
      lines: number;
    },
  ) => {
    const size = Math.max(LEAST, style.size * scale);
    const height = style.height * (size / style.size);
    return block(fit, text, {
      ...style,
      role,
      x: 9,
      top: 0,
      size,
      height,
      least: Math.max(LEAST, size * 0.75),
    });
  };
  const serif = { face: "serif-medium", ink: "white" } as const;
  const oneLine = set("name", name, { ...serif, size: 15, height: 6, width: 74, lines: 1 });
  const blocks = [
    set("delegation", badge.delegation.formalName.en, {
      ...serif,
      size: 10.5,
      height: 4.6,
      width: BESIDE_RING,
      lines,
    }),
    oneLine.fits
      ? oneLine
      : set("name", name, { ...serif, size: 15, height: 6, width: BESIDE_RING, lines }),
    set("category", badge.category.en, {
      face: "sans",
      ink: "ink200",
      size: 8.2,
      height: 3.8,
      width: 74,
      lines: 1,
    }),
  ];
  const height = blocks.reduce((sum, each) => sum + each.height, GAP);
  let top = FOOT - height;
  const items = blocks.flatMap((each, at) => {
    const placed = each.items.map((item) => ({ ...item, top: item.top + top }));
    top += each.height + (at === 0 ? GAP : 0);
    return placed;
  });
  return { items, height, fits: blocks.every(({ fits }) => fits) };
}

/** The back, for the escort: the code, what to do, the zones. */
export function layOutCardBack(badge: PrintedBadge, { summit, fit, plates }: Print): Side {
  const { letter, category } = badge;
  return {
    name: "back",
    ...CARD,
    plates: [
      plates("card-back", () => [{ kind: "ground", of: "card-back" }]),
      plates("card-back-words", () => escort(summit, fit)),
      plates(`card-zones ${badge.zones.join()}`, () => zones(badge, summit)),
      plates(`card-strip ${letter} ${category.en}`, () => cardStrip(badge, fit)),
    ],
    items: [
      ...cardCode(badge),
      ...block(fit, `${badge.personNumber} / ${badge.issue}`, {
        role: "person-number",
        x: CARD.width - 9,
        align: "right",
        width: 26,
        top: STRIP + 1.7,
        face: "mono",
        size: 6.8,
        height: 4.4,
        ink: "ink200",
      }).items,
    ],
  };
}

/** The code of a card, 33 mm with its quiet zone, and its short number. */
export const cardCode = ({ shortNumber }: PrintedBadge): Item[] => [
  { kind: "code", x: 9, y: 9, side: 33 },
  {
    kind: "text",
    role: "short-number",
    text: shortNumber,
    x: 25.5,
    top: 42.6,
    height: 4,
    face: "mono-semibold",
    size: 9,
    tracking: 0.36,
    ink: "text",
    align: "centre",
  },
];

const zones = ({ zones }: PrintedBadge, summit: PrintedSummit): Plate =>
  zoneRow({
    all: summit.zones.map(({ number }) => number),
    allowed: zones,
    x: 46,
    y: 36.8,
    side: 5.2,
    gap: 0.8,
    size: 9,
    width: 39.6,
  });

function escort({ words }: PrintedSummit, fit: Fit): TextItem[] {
  const at = { role: "escort", x: 46, width: 39.6 } as const;
  let top = 9.6;
  return (["en", "kk", "ru"] as const).flatMap((language) => {
    const { doNotStop, escort: shows } = words[language];
    const bold = { face: "sans-semibold", size: 9, height: 4, ink: "text" } as const;
    const plain = { face: "sans", size: 7.4, height: 3.4, ink: "text2" } as const;
    const first = block(fit, doNotStop, { ...at, ...bold, top, language });
    const second = block(fit, shows, { ...at, ...plain, top: top + first.height, language });
    top += first.height + second.height + 1.3;
    return [...first.items, ...second.items];
  });
}

/** Top of the band of the category. */
export const STRIP = CARD.height - 10.2;

/** The band of the category with its letter and words. */
export function cardStrip({ category, letter }: PrintedBadge, fit: Fit): Plate {
  return [
    { kind: "box", x: 0, y: STRIP, width: CARD.width, height: 10.4, fill: "category" },
    {
      kind: "text",
      role: "letter",
      text: letter,
      x: 9,
      top: STRIP + 1.3,
      height: 5.2,
      face: "sans-extrabold",
      size: 14,
      ink: letter === "P" ? "gold400" : "white",
    },
    ...part(category, STRIP, fit),
  ];
}

/** English and Kazakh in one line, or under each other where they are long. */
function part({ en, kk }: Trilingual, top: number, fit: Fit): TextItem[] {
  const at = { role: "category", x: 15.5, width: 41, face: "sans-semibold", ink: "white" } as const;
  const together = block(fit, once(en, kk), { ...at, top: top + 1.7, size: 7.6, height: 4.4 });
  if (together.fits) return together.items;
  const row = { ...at, size: LEAST, height: 2.9 };
  return [
    ...block(fit, en, { ...row, top: top + 0.8 }).items,
    ...block(fit, kk, { ...row, top: top + 3.7, language: "kk" }).items,
  ];
}

import { CARD, cardCode, cardStrip, STRIP } from "./card.ts";
import { block, once, type Fit, type Item, type Plate, type Side, type TextItem } from "./items.ts";
import { nameLines } from "./names.ts";
import type { Print, PrintedBadge, PrintedSummit } from "./printed.ts";
import { zoneRow } from "./zones.ts";

const RIGHT = CARD.width - 9;
/** Foot of the petrol band with the summit's name. */
const HEAD = 15;
/** Right of the photo. */
const LEFT = 32.5;

/** A card of ID-1 size with photo, for desks that print on cards. */
export function layOutPhotoCardFront(badge: PrintedBadge, { summit, fit, plates }: Print): Side {
  const { letter, category, delegation, zones } = badge;
  return {
    name: "front",
    ...CARD,
    plates: [
      plates("card-back", () => [{ kind: "ground", of: "card-back" }]),
      plates("photo-card-head", () => head(summit, fit)),
      plates(`photo-card-zones ${zones.join()}`, () => zonesOf(badge, summit)),
      plates(`card-strip ${letter} ${category.en}`, () => cardStrip(badge, fit)),
      plates(`photo-card-delegation ${delegation.code}`, () => country(badge, fit)),
    ],
    items: [
      { kind: "photo", x: 9, y: 18, width: 21, height: 27, radius: 0.6 },
      ...nameLines(badge, fit, { x: LEFT, top: 18, width: 36, height: 19, largest: 0.7 }),
      ...number(badge, fit),
    ],
  };
}

/** The back: the code, and how to wear it. */
export function layOutPhotoCardBack(badge: PrintedBadge, { summit, fit, plates }: Print): Side {
  const { letter, category } = badge;
  return {
    name: "back",
    ...CARD,
    plates: [
      plates("card-back", () => [{ kind: "ground", of: "card-back" }]),
      plates("photo-card-words", () => wearing(summit, fit)),
      plates(`card-strip ${letter} ${category.en}`, () => cardStrip(badge, fit)),
    ],
    items: [...cardCode(badge), ...number(badge, fit)],
  };
}

function head({ shortName, city, days }: PrintedSummit, fit: Fit): Plate {
  const right = { x: RIGHT, align: "right", width: 24, size: 6.8, height: 3 } as const;
  const left = { x: 9, width: 46, face: "sans", size: 6.5, height: 3, ink: "ink200" } as const;
  return [
    { kind: "box", x: 0, y: 0, width: CARD.width, height: HEAD, fill: "ink900" },
    ...block(fit, shortName.en, {
      ...left,
      ...{ role: "summit", top: 5.6, face: "serif-medium", size: 10.5, height: 4.4, ink: "white" },
    }).items,
    ...block(fit, once(shortName.kk, shortName.ru), {
      ...left,
      ...{ role: "summit", top: 10, language: "kk" },
    }).items,
    ...block(fit, city.en, {
      ...right,
      ...{ role: "city", top: 6.2, face: "sans-semibold", ink: "gold400" },
    }).items,
    ...block(fit, days, { ...right, role: "days", top: 9.8, face: "sans", ink: "ink200" }).items,
  ];
}

const zonesOf = ({ zones }: PrintedBadge, summit: PrintedSummit): Item[] =>
  zoneRow({
    all: summit.zones.map(({ number: zone }) => zone),
    allowed: zones,
    ...{ x: LEFT, y: 39.4, side: 5.6, gap: 0.9, size: 9.6, width: 40 },
  });

function country({ delegation }: PrintedBadge, fit: Fit): Plate {
  const flag: Item = { kind: "flag", x: RIGHT - 12, y: 18, width: 12, height: 9, radius: 0.5 };
  const code = block(fit, delegation.code, {
    ...{ role: "delegation", x: RIGHT, align: "right", width: 14, face: "sans-bold", ink: "text" },
    ...{ top: delegation.hasFlag ? 28 : 18, size: 10.5, height: 4.6, tracking: 0.6 },
  }).items;
  return delegation.hasFlag ? [flag, ...code] : code;
}

function wearing({ words }: PrintedSummit, fit: Fit): TextItem[] {
  let top = 9.4;
  return (["en", "kk", "ru"] as const).flatMap((language) => {
    const set = block(fit, words[language].personal, {
      ...{ role: "personal", x: 46, width: 39.6, top, size: 6.8, height: 3.1, lines: 4 },
      ...{ ink: language === "en" ? "text" : "text2", language },
      face: language === "en" ? "sans-medium" : "sans",
    });
    top += set.height + 1.2;
    return set.items;
  });
}

const number = ({ personNumber, issue }: PrintedBadge, fit: Fit): TextItem[] =>
  block(fit, `${personNumber} / ${issue}`, {
    ...{ role: "person-number", x: RIGHT, align: "right", width: 26, top: STRIP + 1.7 },
    ...{ face: "mono", size: 6.8, height: 4.4, ink: "white" },
  }).items;

import type { Trilingual } from "../../language/languages.ts";
import { BADGE, SLOT } from "./front.ts";
import { block, type Fit, type Item, type Plate, type Side, type TextItem } from "./items.ts";
import type { Print, PrintedBadge, PrintedSummit } from "./printed.ts";

export const LEFT = 9;
export const WIDTH = 74;
const RIGHT = LEFT + WIDTH;
/** Where the table of zones ends and the foot begins. */
const FOOT = 92.3;

/** The back: how to wear it, the zones in three languages, what to do with a found one. The same for all of a letter. */
export function layOutBack({ letter }: PrintedBadge, { summit, fit, plates }: Print): Side {
  return {
    name: "back",
    ...BADGE,
    plates: [
      plates("back", () => [{ kind: "ground", of: "back" }, SLOT]),
      plates("back-words", () => words(summit, fit)),
      plates(`back-band ${letter}`, () => BACK_BAND),
    ],
    items: [],
  };
}

export const BACK_BAND: Plate = [
  {
    kind: "box",
    x: 0,
    y: BADGE.height - 13,
    width: BADGE.width,
    height: 13.2,
    fill: "category",
  },
  { kind: "frieze", x: LEFT, y: BADGE.height - 11.7, width: WIDTH },
];

function words(summit: PrintedSummit, fit: Fit): Plate {
  const told = wearing(summit, fit);
  const below = Math.max(...told.map(({ top, height }) => top + height));
  return [...told, ...zoneTable(summit, below + 4, fit), ...foot(summit, fit)];
}

const wearing = ({ words: { en, kk, ru } }: PrintedSummit, fit: Fit): TextItem[] =>
  rules({ heading: en.wear, en: en.personal, kk: kk.personal, ru: ru.personal }, fit);

/** A heading, and under it the same sentences in three languages. */
export function rules(said: Trilingual & { heading: string }, fit: Fit): TextItem[] {
  const heading = block(fit, said.heading, {
    role: "wear",
    x: LEFT,
    width: WIDTH,
    top: 14.6,
    face: "serif-medium",
    size: 12.5,
    height: 5.4,
    ink: "text",
  });
  const items = [...heading.items];
  let top = 14.6 + heading.height + 3;
  for (const language of ["en", "kk", "ru"] as const) {
    const set = block(fit, said[language], {
      role: "personal",
      x: LEFT,
      width: WIDTH,
      top,
      face: language === "en" ? "sans-medium" : "sans",
      size: 7.6,
      least: 7.6,
      lines: 4,
      height: 3.45,
      ink: language === "en" ? "text" : "text2",
      language,
    });
    items.push(...set.items);
    top += set.height + 1.2;
  }
  return items;
}

/** The zones in three languages, from `top` down to the foot. */
export function zoneTable({ zones }: Pick<PrintedSummit, "zones">, top: number, fit: Fit): Item[] {
  const pitch = Math.min(6.7, (FOOT - 1.5 - top) / zones.length);
  const side = Math.min(4.8, pitch - 1);
  return zones.flatMap(({ number, name }, at): Item[] => {
    const y = top + at * pitch;
    const cell = (text: string, x: number, width: number, language: "en" | "kk" | "ru") => {
      const face = language === "en" ? "sans-semibold" : "sans";
      const set = block(fit, text, {
        ...{ role: "zone-name", x, width, top: y + 0.1, height: 2.9, lines: 2 },
        ...{ face, size: 6.5, ink: "text", language },
      });
      const lower = (pitch - set.height) / 2;
      return set.items.map((item) => ({ ...item, top: item.top + lower }));
    };
    const box = { x: LEFT, y: y + (pitch - side) / 2, width: side, height: side };
    return [
      { kind: "rule", from: [LEFT, y], to: [RIGHT, y], width: 0.2, ink: "paper400" },
      { kind: "box", ...box, radius: 0.5, fill: "ink900" },
      {
        kind: "text",
        role: "zone",
        text: String(number),
        x: LEFT + side / 2,
        top: box.y,
        height: side,
        face: "sans-bold",
        size: 8.5 * (side / 4.8),
        ink: "white",
        align: "centre",
      },
      ...cell(name.en, LEFT + 6.6, 17.5, "en"),
      ...cell(name.kk, LEFT + 24.6, 23.7, "kk"),
      ...cell(name.ru, LEFT + 48.8, 25.2, "ru"),
    ];
  });
}

/** Where a found one goes, whom to call, and when it is valid. */
export function foot({ words, desk }: PrintedSummit, fit: Fit, valid = words.en.valid): Item[] {
  const half = (WIDTH - 4) / 2;
  const column = (x: number, heading: string, lines: readonly string[]): TextItem[] => {
    const items = block(fit, heading, {
      role: "foot",
      x,
      width: half,
      top: FOOT + 3.3,
      face: "sans-semibold",
      size: 7.8,
      height: 3.6,
      ink: "text",
    }).items;
    let top = FOOT + 6.9;
    for (const line of lines) {
      const set = block(fit, line, {
        role: "foot",
        x,
        width: half,
        top,
        face: "sans",
        size: 7.6,
        height: 3.5,
        lines: 3,
        least: 7,
        ink: "text2",
      });
      items.push(...set.items);
      top += set.height;
    }
    return items;
  };
  const { en } = words;
  return [
    { kind: "rule", from: [LEFT, FOOT], to: [RIGHT, FOOT], width: 0.3, ink: "ink900" },
    ...column(LEFT, en.found, [desk]),
    ...column(LEFT + half + 4, en.emergency, [en.telephone, valid]),
  ];
}

import type { Trilingual } from "../../language/languages.ts";
import { BACK_BAND, foot, rules, zoneTable } from "./back.ts";
import { BADGE, BAND, CODE, country, head, MARK, RIGHT, shortNumber, SLOT } from "./front.ts";
import {
  block,
  type Fit,
  type Ink,
  type Item,
  type Plate,
  type Side,
  type TextItem,
} from "./items.ts";
import type { Print, PrintedPass, PrintWords } from "./printed.ts";

/** Where a badge has its photo stands what a guard reads from afar: the zone, or the day. */
export const PANEL = { x: 9, y: 33, width: 33, height: 42.43, radius: 0.8 } as const;

/** Name of the zone or of the visitor. */
export const NAME = { role: "name", x: 9, top: 78.2, width: 56, ink: "text" } as const;
export const PLAIN = { face: "sans", size: 8 } as const;

type Front = {
  panel: () => Plate;
  plates: readonly Plate[];
  items: readonly Item[];
  band: { ground: Ink; ink: Ink; letter: string; of: "floater" | "visitor" };
};

/** What the fronts of both have in common: summit, code, delegation, and a band of their own. */
export function layOutPass(pass: PrintedPass, { summit, fit, plates }: Print, own: Front): Side {
  const { band } = own;
  return {
    name: "front",
    ...BADGE,
    plates: [
      plates("front", () => [{ kind: "ground", of: "front" }, SLOT, MARK]),
      plates("pass-words", () => head(summit, fit)),
      plates(`${band.of}-panel ${panelOf(pass)}`, own.panel),
      plates(`${band.of}-band`, () => foreground(band, summit.words, fit)),
      plates(`front-delegation ${pass.delegation.code}`, () => country(pass, fit)),
      ...own.plates,
    ],
    items: [CODE, shortNumber(pass), ...own.items, number(pass, band.ink, fit)].flat(),
  };
}

const panelOf = (pass: PrintedPass): string =>
  pass.template === "floater" ? pass.zones.join() : `${pass.dayOfMonth} ${pass.month.en}`;

/** Bands of passes have colours that no category has, and letters that none has. */
function foreground(
  { ground, ink, letter, of }: Front["band"],
  words: Readonly<Record<"en" | "kk" | "ru", PrintWords>>,
  fit: Fit,
): Plate {
  const at = { role: "kind", x: 21, width: 36, ink } as const;
  return [
    { kind: "box", x: 0, y: BAND, width: BADGE.width, height: 15.8, fill: ground },
    {
      ...{ kind: "text", role: "letter", text: letter, x: 9, top: BAND + 1.7, height: 9.6 },
      ...{ face: "sans-extrabold", size: 27, ink },
    },
    ...block(fit, words.en[of].title, {
      ...{ ...at, top: BAND + 1.5, face: "sans-semibold", size: 12, height: 4.5 },
    }).items,
    ...(["kk", "ru"] as const).flatMap(
      (language, i) =>
        block(fit, words[language][of].title, {
          ...{ ...at, top: BAND + 6 + 2.9 * i, face: "sans-medium", size: 7.4, height: 2.9 },
          language,
        }).items,
    ),
  ];
}

const number = ({ number: text }: PrintedPass, ink: Ink, fit: Fit): TextItem[] =>
  block(fit, text, {
    ...{ role: "number", x: RIGHT, align: "right", width: 26, top: BAND + 3.6, height: 4.6 },
    ...{ face: "mono-semibold", size: 9.5, ink },
  }).items;

/** The back of both: what it is good for, the zones it opens in three languages, where a found one goes. */
export function layOutPassBack(pass: PrintedPass, { summit, fit, plates }: Print): Side {
  const of = pass.template === "floater" ? "floater" : "visitor";
  const { words } = summit;
  return {
    name: "back",
    ...BADGE,
    plates: [
      plates("back", () => [{ kind: "ground", of: "back" }, SLOT]),
      plates(`${of}-back ${pass.zones.join()}`, () => {
        const said = languages((language) => words[language][of].rules);
        const told = rules({ ...said, heading: words.en[of].only }, fit);
        const below = Math.max(...told.map(({ top, height }) => top + height));
        const valid = of === "floater" ? words.en.valid : words.en.visitor.only;
        const opened = summit.zones.filter((zone) => pass.zones.includes(zone.number));
        return [
          ...told,
          ...zoneTable({ zones: opened }, below + 4, fit),
          ...foot(summit, fit, valid),
        ];
      }),
      plates("back-band P", () => BACK_BAND),
    ],
    items: [],
  };
}

/** The same word of three languages. */
export const languages = (word: (language: "en" | "kk" | "ru") => string): Trilingual => ({
  en: word("en"),
  kk: word("kk"),
  ru: word("ru"),
});

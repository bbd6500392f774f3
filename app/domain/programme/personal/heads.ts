import { astanaInstant, formatDate, offsetLabel, weekday } from "../../time/astana.ts";
import { bottomOf, heightOf, paragraph } from "../layout/block.ts";
import { capitalised } from "../layout/edition.ts";
import type { Block, PlacedFlag, Typesetter } from "../layout/page.ts";
import { SHEET } from "../layout/sheet.ts";
import { styleOf } from "../layout/styles.ts";
import type { PersonalEdition, PersonalFact } from "./edition.ts";
import type { FactBox } from "./page.ts";

const HEAD = { top: 25, height: 18, flag: 24, gap: 6 } as const;
const WIDE = SHEET.right - SHEET.left;
const BOX = { top: 51, padTop: 2.4, padSide: 3.5, padBottom: 2.6 } as const;

/** Flag, formal name, and the day with whose time it is; the offset is that of the day shown. */
export function personalHead(
  edition: PersonalEdition,
  page: { day: string | null; continued: boolean },
  set: Typesetter,
): { blocks: Block[]; flag: PlacedFlag | null } {
  const { language, delegation } = edition;
  const flag = delegation.iso2
    ? { iso2: delegation.iso2, x: SHEET.left, top: HEAD.top, width: HEAD.flag }
    : null;
  const x = flag ? SHEET.left + HEAD.flag + HEAD.gap : SHEET.left;
  const place = { language, x, width: SHEET.right - x, top: 0 } as const;
  const { formalName } = delegation;
  // A name that takes more than a line stands in smaller letters, so that the head keeps its height.
  const fits = set.width(formalName, styleOf("personalName")) <= place.width;
  const style = fits ? "personalName" : "personalNameLong";
  const name = paragraph(set, formalName, { ...place, tag: "H1", style });
  const day = paragraph(set, dayLine(edition, page), { ...place, tag: "H2", style: "personalDay" });
  const top = HEAD.top + Math.max(0, HEAD.height - heightOf(name) - heightOf(day)) / 2;
  return {
    flag,
    blocks: [
      { ...name, top },
      { ...day, top: top + heightOf(name) },
    ],
  };
}

function dayLine(
  { language, words }: PersonalEdition,
  { day, continued }: { day: string | null; continued: boolean },
): string {
  if (day === null) return words.nothing;
  const date = `${capitalised(weekday(day, language))}, ${formatDate(day, language)}`;
  const times = `${words.allTimes}, ${offsetLabel(astanaInstant(`${day}T12:00`))}`;
  return [continued ? `${date}, ${words.continued}` : date, times].join(" · ");
}

/** What one looks for in a hurry, framed, in columns; null where nothing is known. */
export function factBox(edition: PersonalEdition, set: Typesetter): FactBox | null {
  const { facts, language } = edition;
  if (facts.length === 0) return null;
  const column = WIDE / facts.length;
  const blocks = facts.flatMap((fact, i) =>
    factBlocks(
      fact,
      { x: SHEET.left + i * column + BOX.padSide, width: column - 2 * BOX.padSide },
      {
        language,
        set,
      },
    ),
  );
  return {
    ...{ x: SHEET.left, top: BOX.top, width: WIDE },
    height: bottomOf(blocks) + BOX.padBottom - BOX.top,
    dividers: facts.slice(1).map((_, i) => SHEET.left + (i + 1) * column),
    blocks,
  };
}

function factBlocks(
  { name, value, more }: PersonalFact,
  place: { x: number; width: number },
  { language, set }: { language: PersonalEdition["language"]; set: Typesetter },
): Block[] {
  const blocks: Block[] = [];
  for (const [text, style] of [
    [name, "factName"],
    [value, "factValue"],
    [more, "factName"],
  ] as const) {
    if (text === "") continue;
    const top = blocks.length === 0 ? BOX.top + BOX.padTop : bottomOf(blocks);
    blocks.push(paragraph(set, text, { ...place, tag: "P", language, style, top }));
  }
  return blocks;
}

/** Running head and foot: whose programme it is, which copy of which version, which page. */
export function personalFurniture(
  edition: PersonalEdition,
  set: Typesetter,
  number: number,
  of: number,
): Block[] {
  const { words, delegation, language } = edition;
  const free = { tag: "P", language } as const;
  const running = { ...free, style: "running", top: 12 } as const;
  const x = SHEET.left - 1.5 + SHEET.codeSide + 3;
  const width = SHEET.right - x - 24;
  const lines = set.wrap(words.foot.join(" "), width, styleOf("foot"));
  const bottom = SHEET.height - 11;
  return [
    paragraph(set, words.programme, { ...running, x: SHEET.left + 8.5, width: 50 }),
    paragraph(set, words.running, {
      ...{ ...running, x: SHEET.left + 60, width: WIDE - 60, align: "right" },
    }),
    { ...free, style: "foot", x, width, lines, top: bottom - lines.length * 3.7 },
    {
      ...({ ...free, language: null, style: "pageNumber", align: "right" } as const),
      ...{ x: SHEET.right - 23, top: bottom - 4, width: 23 },
      lines: [`${delegation.code} ${number} / ${of}`],
    },
  ];
}

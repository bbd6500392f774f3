import { astanaTime } from "../../time/astana.ts";
import { bottomOf, paragraph } from "../../programme/layout/block.ts";
import type { Block, PlacedFlag, Typesetter } from "../../programme/layout/page.ts";
import type { StyleName } from "../../programme/layout/styles.ts";
import {
  inAll,
  leadAndRest,
  leadLanguage,
  type SheetEdition,
  type SheetMeeting,
} from "./edition.ts";
import type { SheetRow } from "./page.ts";
import { sideLetter } from "./seating.ts";

/** Left edges and widths of the columns, millimetres. */
export const COLUMNS = {
  time: { x: 18, width: 21 },
  sides: { x: 41, width: 112 },
  languages: { x: 153, width: 21.5 },
  seats: { x: 175, width: 17 },
} as const;

/** Above and below a row's text; the rule under it included. */
const PAD = { above: 2.1, below: 2.25 } as const;
const FLAG = { width: 7, height: 5.25, gap: 2 } as const;

export type LooseSheetRow = Omit<SheetRow, "top">;

/** A meeting: hours, the sides in the order of their flags with who sits and interprets, languages and press, seats. */
export function meetingRow(
  meeting: SheetMeeting,
  edition: SheetEdition,
  set: Typesetter,
): LooseSheetRow {
  const flags: PlacedFlag[] = [];
  const blocks: Block[] = [...hours(meeting, set)];
  const width = (COLUMNS.sides.width - 2 * (meeting.sides.length - 1)) / meeting.sides.length;
  meeting.sides.forEach((side, i) => {
    const x = COLUMNS.sides.x + i * (width + 2);
    if (side.iso2) flags.push({ iso2: side.iso2, x, top: PAD.above + 0.1, width: FLAG.width });
    blocks.push(...sideBlocks(meeting, i, { x, width: width - 2 }, edition, set));
  });
  const level = inAll(edition, (language) => edition.words[language].level[meeting.level]);
  blocks.push(
    text(set, level.join(" · "), "sheetNote", {
      x: COLUMNS.sides.x,
      top: bottomOf(blocks) + 0.6,
      width: COLUMNS.sides.width,
    }),
  );
  blocks.push(...languagesAndPress(meeting, edition, set), ...seats(meeting, set));
  return { id: String(meeting.from), height: bottomOf(blocks) + PAD.below, blocks, flags };
}

function hours({ from, until }: SheetMeeting, set: Typesetter): Block[] {
  const place = { ...COLUMNS.time, top: PAD.above };
  const start = text(set, astanaTime(new Date(from)), "sheetHour", place);
  const end = `–${astanaTime(new Date(until))}`;
  return [start, text(set, end, "sheetText", { ...place, top: bottomOf([start]) })];
}

function sideBlocks(
  { sides }: SheetMeeting,
  index: number,
  place: { x: number; width: number },
  edition: SheetEdition,
  set: Typesetter,
): Block[] {
  const side = sides[index];
  if (!side) return [];
  const shift = side.iso2 ? FLAG.width + FLAG.gap : 0;
  const column = { x: place.x + shift, width: place.width - shift };
  const { lead, rest } = leadAndRest(edition, (language) => side.name[language]);
  const letter = sides.length > 2 ? `${sideLetter(index)} · ` : "";
  const blocks = [
    paragraph(set, letter + lead, {
      ...column,
      tag: "H2",
      language: leadLanguage(edition),
      style: "sheetName",
      top: PAD.above,
    }),
  ];
  const add = (words: string, style: StyleName, gap = 0): void => {
    if (words === "") return;
    blocks.push(text(set, words, style, { ...column, top: bottomOf(blocks) + gap }));
  };
  add(rest, "sheetOther");
  add(side.people.map((person, i) => `${i + 1} ${person}`).join(", "), "sheetPeople", 0.5);
  if (side.interpreters.length > 0) {
    const word = inAll(edition, (language) => edition.words[language].interpreters).join(" · ");
    add(`${word}: ${side.interpreters.join(", ")}`, "sheetPeople", 0.3);
  }
  return blocks;
}

function languagesAndPress(
  { languages, pressMinutes }: SheetMeeting,
  edition: SheetEdition,
  set: Typesetter,
): Block[] {
  const column = COLUMNS.languages;
  const spoken = text(set, languages.join(", ") || "–", "sheetText", { ...column, top: PAD.above });
  if (pressMinutes === 0) return [spoken];
  const press = inAll(edition, (language) =>
    edition.words[language].press.replace("{{count}}", String(pressMinutes)),
  );
  const blocks = [spoken];
  for (const words of press) {
    const top = bottomOf(blocks) + (blocks.length === 1 ? 0.6 : 0);
    blocks.push(text(set, words, "sheetPeople", { ...column, top }));
  }
  return blocks;
}

function seats({ sides }: SheetMeeting, set: Typesetter): Block[] {
  const each = sides.map((side) => side.seats).join(" + ");
  return [text(set, each, "sheetSeats", { ...COLUMNS.seats, top: PAD.above })];
}

/** A line in several languages, or in none. */
export const text = (
  set: Typesetter,
  words: string,
  style: StyleName,
  place: { x: number; top: number; width: number },
): Block => paragraph(set, words, { tag: "P", language: null, style, ...place });

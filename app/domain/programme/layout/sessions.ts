import type { Language } from "../../language/languages.ts";
import type { ProgrammeDay } from "../days.ts";
import { isKeySession, isProvisional, type ProgrammeItem } from "../item.ts";
import { agendaRows } from "./agenda.ts";
import { bottomOf, heightOf, hourBlocks, paragraph } from "./block.ts";
import { type Edition, isSideBySide } from "./edition.ts";
import type { LooseRow } from "./flow.ts";
import type { Block, PlacedMark, Typesetter } from "./page.ts";
import { columnsWide, columnX, ROW, SHEET } from "./sheet.ts";

const NOTE_GAP = 0.5;

/** The rows of one day: sessions by hour, then, under a heading, those whose hour is not known. */
export function dayRows(day: ProgrammeDay, edition: Edition, set: Typesetter): LooseRow[] {
  const rows = day.timed.flatMap((item) => rowsOf(item, edition, set));
  if (day.allDay.length === 0) return rows;
  const untimed = day.allDay.flatMap((item) => rowsOf(item, edition, set));
  return [...rows, hourUnknownRow(day.day, edition, set), ...untimed];
}

/** The session, and under it the points of its agenda; the first of them never stands without it. */
function rowsOf(item: ProgrammeItem, edition: Edition, set: Typesetter): LooseRow[] {
  const session = sessionRow(item, edition, set);
  const agenda = agendaRows(item, edition, set);
  if (agenda.length === 0) return [session];
  const height = session.height - ROW.below;
  return [{ ...session, height, rule: "none", keepsWithNext: true }, ...agenda];
}

function hourUnknownRow(day: string, edition: Edition, set: Typesetter): LooseRow {
  const top = 2.6;
  const width = columnsWide(isSideBySide(edition) ? 1 : 3);
  const blocks = edition.languages.map((language, i) =>
    paragraph(set, edition.words[language].hourUnknown, {
      tag: "P",
      language,
      style: "subheading",
      x: columnX(i),
      top,
      width,
    }),
  );
  return {
    kind: "heading",
    id: day,
    height: bottomOf(blocks) + 1.8 + ROW.rule,
    ground: "none",
    rule: "hair",
    blocks,
    marks: [{ mark: "provisional", x: SHEET.left, top: top + 0.05 }],
    struck: false,
    leadsTo: null,
    keepsWithNext: true,
  };
}

function sessionRow(item: ProgrammeItem, edition: Edition, set: Typesetter): LooseRow {
  const hours = hourBlocks(set, item, ROW.above);
  const cells = isSideBySide(edition)
    ? edition.languages.flatMap((language, i) => narrowCell(item, language, i, edition, set))
    : edition.languages.flatMap((language) => wideCell(item, language, edition, set));
  const { marks, words } = hourMarks(item, edition, set);
  const blocks = [...hours, ...words, ...cells];
  const lowestMark = Math.max(0, ...marks.map(({ top }) => top + ROW.icon));
  return {
    kind: "session",
    id: item.id,
    height: Math.max(bottomOf(blocks), lowestMark) + ROW.below + ROW.rule,
    ground: isKeySession(item) ? "key" : "none",
    rule: "hair",
    blocks,
    marks,
    struck: item.cancelled,
    leadsTo: null,
  };
}

/** Title over place and note, in one of three equal columns. */
function narrowCell(
  item: ProgrammeItem,
  language: Language,
  column: number,
  edition: Edition,
  set: Typesetter,
): Block[] {
  const place = { language, x: columnX(column), width: columnsWide(1) };
  const style = item.press === "closed" ? "titleClosed" : "title";
  const title = paragraph(set, item.title[language], {
    ...place,
    tag: "H3",
    style,
    top: ROW.above,
  });
  const text = sentences([
    item.cancelled ? edition.words[language].cancelled : undefined,
    placeName(item, language),
    heldOnline(item, language, edition),
    item.note?.[language],
  ]);
  if (!text) return [title];
  const top = ROW.above + heightOf(title) + NOTE_GAP;
  return [title, paragraph(set, text, { ...place, tag: "P", style: "note", top })];
}

/** Title over note across two columns, the place in the third. */
function wideCell(
  item: ProgrammeItem,
  language: Language,
  edition: Edition,
  set: Typesetter,
): Block[] {
  const left = { language, x: columnX(0), width: columnsWide(2) };
  const style = item.press === "closed" ? "titleWideClosed" : "titleWide";
  const title = paragraph(set, item.title[language], {
    ...left,
    tag: "H3",
    style,
    top: ROW.above - 0.3,
  });
  const blocks = [title];
  const text = sentences([
    item.cancelled ? edition.words[language].cancelled : undefined,
    heldOnline(item, language, edition),
    item.note?.[language],
  ]);
  if (text) {
    const top = title.top + heightOf(title) + NOTE_GAP;
    blocks.push(paragraph(set, text, { ...left, tag: "P", style: "noteWide", top }));
  }
  const room = placeName(item, language);
  if (room) {
    const right = { language, x: columnX(2), width: columnsWide(1) };
    blocks.push(
      paragraph(set, room, { ...right, tag: "P", style: "placeWide", top: ROW.above - 0.3 }),
    );
  }
  return blocks;
}

/** Who may come stands at the right of the hours, what is not certain under them. */
function hourMarks(
  item: ProgrammeItem,
  edition: Edition,
  set: Typesetter,
): { marks: PlacedMark[]; words: Block[] } {
  const top = ROW.above + 0.5;
  const marks: PlacedMark[] = [
    {
      mark: item.press === "open" ? "press" : "closed",
      x: SHEET.left + SHEET.hours - ROW.icon,
      top,
    },
  ];
  // Without an hour it stands under a heading that says so; that it may not take place at all is said beside it.
  const isUncertain = item.startsAt === null ? item.basis === "plausible" : isProvisional(item);
  if (!isUncertain) return { marks, words: [] };
  const under = ROW.above + 5.2;
  marks.push({ mark: "provisional", x: SHEET.left, top: under + 0.1 });
  const words = isSideBySide(edition)
    ? []
    : edition.languages.map((language) =>
        paragraph(set, edition.words[language].provisional, {
          tag: "P",
          language,
          style: "hourNote",
          x: SHEET.left + ROW.icon + 1,
          top: under,
          width: SHEET.hours - ROW.icon,
        }),
      );
  return { marks, words };
}

/** The room where there is one; else the place in words. */
export const placeName = (item: ProgrammeItem, language: Language): string | undefined =>
  item.room?.name[language] ?? item.place?.[language];

/** The word for a session that one can join from afar. */
function heldOnline(
  { mode }: ProgrammeItem,
  language: Language,
  edition: Edition,
): string | undefined {
  return mode === "online" || mode === "hybrid" ? edition.words[language][mode] : undefined;
}

/** Several statements in a row: each but the last ends in a full stop of its own. */
function sentences(parts: readonly (string | undefined)[]): string {
  const said = parts.flatMap((part) => (part ? [part] : []));
  return said
    .map((part, i) => (i < said.length - 1 && !/[.!?]$/.test(part) ? `${part}.` : part))
    .join(" ");
}

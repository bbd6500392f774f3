import { bottomOf, heightOf, paragraph } from "../../programme/layout/block.ts";
import type { Block, PlacedFlag, Typesetter } from "../../programme/layout/page.ts";
import { styleOf } from "../../programme/layout/styles.ts";
import { astanaTime } from "../../time/astana.ts";
import {
  inAll,
  leadAndRest,
  leadLanguage,
  type SheetEdition,
  type SheetMeeting,
} from "./edition.ts";
import { dayLines } from "./layout.ts";
import { text } from "./rows.ts";

/** A4 across, as it hangs at a door; millimetres. */
export const DOOR = {
  width: 297,
  height: 210,
  left: 16,
  right: 281,
  headBottom: 40,
  bottom: 201,
} as const;

/** A sheet for a door: the room on ink, under it the meetings of the day, large enough for three metres. */
export type DoorPage = {
  number: number;
  of: number;
  head: readonly Block[];
  rows: readonly {
    top: number;
    height: number;
    blocks: readonly Block[];
    flags: readonly PlacedFlag[];
  }[];
  foot: readonly Block[];
};

/** As many as stand on a sheet in letters that are read from three metres. */
const ON_A_PAGE = 5;
const PAD = 3.4;
const FLAG = { top: PAD + 1, width: 16, height: 12 } as const;

/** The sign of a room for one day, on paper: for a door without a screen, or when the power is cut. */
export function layOutDoorSign(edition: SheetEdition, set: Typesetter): DoorPage[] {
  const { meetings } = edition;
  const count = Math.max(1, Math.ceil(meetings.length / ON_A_PAGE));
  return Array.from({ length: count }, (_, i) => {
    const onPage = meetings.slice(i * ON_A_PAGE, (i + 1) * ON_A_PAGE);
    let top: number = DOOR.headBottom + 4;
    const rows = onPage.map((meeting) => {
      const { blocks, flags } = doorRow(meeting, edition, set);
      // No row is lower than its flags.
      const height = Math.max(bottomOf(blocks), FLAG.top + FLAG.height) + PAD;
      const row = { top, height, blocks, flags };
      top += row.height;
      return row;
    });
    return {
      number: i + 1,
      of: count,
      head: doorHead(edition, set),
      rows,
      foot: foot(edition, set, i, count),
    };
  });
}

function doorHead(edition: SheetEdition, set: Typesetter): Block[] {
  const language = leadLanguage(edition);
  const { lead, rest } = leadAndRest(edition, (each) => edition.room.name[each]);
  const width = set.width(lead, styleOf("doorName")) + 0.2;
  const { day, dates } = dayLines(edition);
  const right = { x: 122, width: DOOR.right - 122, align: "right" } as const;
  return [
    paragraph(set, lead, {
      ...({ tag: "H1", language, style: "doorName" } as const),
      ...{ x: DOOR.left + 26, top: 9, width },
    }),
    ...(rest === ""
      ? []
      : [text(set, rest, "doorAlt", { x: DOOR.left + 26, top: 26.5, width: 70 })]),
    paragraph(set, day, { tag: "P", language, style: "doorDay", ...right, top: 12 }),
    ...(dates === ""
      ? []
      : [
          paragraph(set, dates, {
            tag: "P",
            language: null,
            style: "doorAlt",
            ...right,
            top: 26.5,
          }),
        ]),
  ];
}

function doorRow(
  { from, until, level, sides }: SheetMeeting,
  edition: SheetEdition,
  set: Typesetter,
): { blocks: Block[]; flags: PlacedFlag[] } {
  const time = `${astanaTime(new Date(from))}–${astanaTime(new Date(until))}`;
  const levels = inAll(edition, (language) => edition.words[language].level[level]).join(" · ");
  const hour = text(set, time, "doorHour", { x: DOOR.left, top: PAD, width: 62 });
  const blocks: Block[] = [
    hour,
    text(set, levels, "doorNote", { x: DOOR.left, top: bottomOf([hour]) + 0.6, width: 62 }),
  ];
  const flags: PlacedFlag[] = [];
  const width = (DOOR.right - DOOR.left - 66) / sides.length;
  sides.forEach(({ iso2, name }, i) => {
    const x = DOOR.left + 66 + i * width;
    if (iso2) flags.push({ iso2, x, top: FLAG.top, width: FLAG.width });
    const column = { x: x + (iso2 ? 20 : 0), width: width - (iso2 ? 24 : 4) };
    const { lead, rest } = leadAndRest(edition, (language) => name[language]);
    const title = paragraph(set, lead, {
      ...({
        tag: "H2",
        language: leadLanguage(edition),
        style: sides.length > 2 ? "doorSideSmall" : "doorSide",
      } as const),
      ...column,
      top: PAD,
    });
    blocks.push(title);
    if (rest !== "")
      blocks.push(text(set, rest, "doorNote", { ...column, top: bottomOf([title]) }));
  });
  return { blocks, flags };
}

function foot(edition: SheetEdition, set: Typesetter, page: number, of: number): Block[] {
  const words = inAll(edition, (language) => edition.words[language].subjectToChange).join(" ");
  const empty = inAll(edition, (language) => edition.words[language].empty).join(" · ");
  const note = text(set, words, "doorNote", { x: DOOR.left, top: 0, width: 230 });
  return [
    { ...note, top: DOOR.bottom - heightOf(note) },
    ...(edition.meetings.length === 0
      ? [text(set, empty, "doorSide", { x: DOOR.left, top: 80, width: 260 })]
      : []),
    ...(of > 1
      ? [
          paragraph(set, `${page + 1} / ${of}`, {
            ...({ tag: "P", language: null, style: "doorNote", align: "right" } as const),
            ...{ x: DOOR.right - 30, top: DOOR.bottom - 5.2, width: 30 },
          }),
        ]
      : []),
  ];
}

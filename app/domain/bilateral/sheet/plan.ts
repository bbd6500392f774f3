import { paragraph } from "../../programme/layout/block.ts";
import type { Block, Typesetter } from "../../programme/layout/page.ts";
import { type StyleName, styleOf } from "../../programme/layout/styles.ts";
import { inAll, type SheetEdition } from "./edition.ts";
import type { Box, SheetInk, SheetPage } from "./page.ts";
import { seatsFromLeft, sideLetter } from "./seating.ts";

/** The drawing's frame on the page; all else is placed from the frame's corner (visual reference 11). */
const FRAME = { x: 18, top: 43, width: 174, height: 66 } as const;
const TABLE = { x: 30, top: 22, width: 104, height: 21 } as const;
const SEAT = { width: 7.2, height: 5.6, pitch: 10.2 } as const;
/** More seats than these on a side are written, not drawn. */
const MOST_DRAWN = 10;
const FLAG = { width: 12, height: 9 } as const;
const BOOTH = { x: 147, width: 16, height: 14, tops: [14, 38] } as const;
/** The two long sides of the table. */
const LONG_SIDES = [
  { seatTop: 13.5, flag: { x: 14, top: 12.5 }, labelTop: 3.9 },
  { seatTop: 46, flag: { x: 14, top: 44 }, labelTop: 54.2 },
] as const;
/** Where a third side sits: at the end of the table. */
const END = {
  x: 136.2,
  tops: [29.7, 23, 36.4],
  flag: { x: 149, top: 28.6 },
  labelTop: 59.4,
} as const;

type Place = { x: number; top: number };
type Seat = Place & { rank: number };

/**
 * The table as the room is set: the sides that face each other with their seats by rank, a third at the far end, the
 * place of each flag, the door and the booths.
 */
export function tablePlan(edition: SheetEdition, set: Typesetter): SheetPage["plan"] {
  const { room, meetings } = edition;
  const isThree = meetings.some(({ sides }) => sides.length > 2);
  const middle = TABLE.x + TABLE.width / 2;
  const seats = [
    ...LONG_SIDES.flatMap(({ seatTop }) => longSide(Math.floor(room.seats / 2), middle, seatTop)),
    ...(isThree ? END.tops.map((top, i): Seat => ({ x: END.x, top, rank: i + 1 })) : []),
  ];
  const flags: Place[] = [...LONG_SIDES.map(({ flag }) => flag), ...(isThree ? [END.flag] : [])];
  const booths = BOOTH.tops.slice(0, room.booths);
  const parties = flags.map((_, index) => partyLine(edition, index));
  const labels = labelsAt(set);
  return {
    boxes: [
      box({ x: 0, top: 0 }, FRAME, "paper50", { ink: "paper400", width: 0.15 }, 0.8),
      box(TABLE, TABLE, "paper200", { ink: "paper500", width: 0.3 }, 2),
      ...seats.map((seat) =>
        box(seat, SEAT, seat.rank === 1 ? "ink800" : "white", { ink: "ink800", width: 0.3 }, 1.2),
      ),
      ...flags.map((flag) => box(flag, FLAG, "white", { ink: "ink800", width: 0.35 })),
      ...booths.map((top) =>
        box({ x: BOOTH.x, top }, BOOTH, "white", { ink: "paper500", width: 0.3 }),
      ),
      box({ x: 2.2, top: 27 }, { width: 1, height: 11 }, "ink800", null),
    ],
    labels: [
      ...parties.flatMap((text, i) =>
        labels(text, "planParty", middle, LONG_SIDES[i]?.labelTop ?? END.labelTop),
      ),
      ...seats.flatMap(({ rank, x, top }) =>
        labels(String(rank), rank === 1 ? "planFirst" : "planSeat", x + SEAT.width / 2, top + 0.8),
      ),
      ...flags.flatMap(({ x, top }, i) =>
        labels(sideLetter(i), "planFlag", x + FLAG.width / 2, top + 2.3),
      ),
      ...booths.flatMap((top, i) =>
        boothLines(edition, i + 1).flatMap((text, j) =>
          labels(text, "planNote", BOOTH.x + BOOTH.width / 2, top + 3 + j * 4),
        ),
      ),
      ...doorLines(edition).flatMap((text, i) => labels(text, "planNote", 5, 27 + i * 4, "left")),
    ],
    mark: { x: FRAME.x + middle, y: FRAME.top + TABLE.top + TABLE.height / 2 },
    said: parties.join("; "),
  };
}

function longSide(seats: number, middle: number, top: number): Seat[] {
  const order = seatsFromLeft(Math.min(seats, MOST_DRAWN));
  const left = middle - ((order.length - 1) * SEAT.pitch + SEAT.width) / 2;
  return order.map((rank, i) => ({ rank, x: left + i * SEAT.pitch, top }));
}

/** "A · first party (host)", in every language of the sheet. */
const partyLine = (edition: SheetEdition, index: number): string =>
  [
    sideLetter(index),
    ...inAll(edition, (language) => {
      const { party, host } = edition.words[language];
      return index === 0 ? `${party[0]} (${host})` : (party[index] ?? "");
    }),
  ].join(" · ");

/** A booth has room for two lines. */
const boothLines = (edition: SheetEdition, number: number): string[] =>
  inAll(edition, (language) =>
    edition.words[language].booth.replace("{{number}}", String(number)),
  ).slice(-2);

function doorLines(edition: SheetEdition): string[] {
  const [lead = "", second, third] = inAll(edition, (language) => edition.words[language].door);
  return [[lead, second].filter(Boolean).join(" · "), ...(third ? [third] : [])];
}

function box(
  { x, top }: Place,
  { width, height }: { width: number; height: number },
  fill: SheetInk,
  stroke: Box["stroke"],
  radius = 0,
): Box {
  return { x: FRAME.x + x, top: FRAME.top + top, width, height, radius, fill, stroke };
}

/** Writes a word into the drawing, its middle (or left edge) at `x`. */
const labelsAt =
  (set: Typesetter) =>
  (text: string, style: StyleName, x: number, top: number, align?: "left"): Block[] => {
    const width = set.width(text, styleOf(style)) + 0.2;
    const left = FRAME.x + (align === "left" ? x : x - width / 2);
    const place = {
      tag: "P",
      language: null,
      style,
      x: left,
      top: FRAME.top + top,
      width,
    } as const;
    return [paragraph(set, text, place)];
  };

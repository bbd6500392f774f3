import { astanaTime } from "../../time/astana.ts";
import { bottomOf, heightOf, paragraph } from "../layout/block.ts";
import type { Block, PlacedFlag, Typesetter } from "../layout/page.ts";
import { ROW, SHEET } from "../layout/sheet.ts";
import type { StyleName } from "../layout/styles.ts";
import type { PersonalEdition, PersonalEntry } from "./edition.ts";
import type { PersonalRow } from "./page.ts";

/** Left edges and widths: hours, icon, what happens, where (visual reference 11). */
const HOURS = { x: SHEET.left, width: 26 } as const;
const ICON = { x: 45, side: 5 } as const;
const WHAT = { x: 55, width: 84 } as const;
const WHERE = { x: 142, width: 50 } as const;
const PAD = 2.9;
const FLAG = { width: 6, height: 4.5, gap: 1.6 } as const;

/** An entry as a row that is not placed yet: hour, icon, title with flags, note, place. */
export function entryRow(
  entry: PersonalEntry,
  edition: PersonalEdition,
  set: Typesetter,
): Omit<PersonalRow, "top"> {
  const { hours, mark } = hourColumn(entry, edition, set);
  const { blocks: what, flags } = whatColumn(entry, edition, set);
  const blocks = [...hours, ...what, ...whereColumn(entry, edition, set)];
  const height = Math.max(bottomOf(blocks), PAD + ICON.side) + PAD + ROW.rule;
  return {
    id: entry.id,
    height,
    isMeeting: entry.isMeeting,
    isStruck: entry.cancelled,
    blocks,
    icon: { icon: entry.icon, x: ICON.x, top: PAD },
    provisionalMark: mark,
    flags,
  };
}

function hourColumn(
  { startsAt, endsAt, provisional }: PersonalEntry,
  { language, words }: PersonalEdition,
  set: Typesetter,
): { hours: Block[]; mark: PersonalRow["provisionalMark"] } {
  const hours: Block[] = [];
  const add = (text: string, style: StyleName, inset = 0): void => {
    const place = { ...HOURS, x: HOURS.x + inset, width: HOURS.width - inset };
    const top = hours.length === 0 ? PAD : bottomOf(hours);
    hours.push(paragraph(set, text, { ...place, tag: "P", language, style, top }));
  };
  if (startsAt === null) {
    add(words.hourUnknown, "entryEnd");
    return { hours, mark: null };
  }
  add(astanaTime(new Date(startsAt)), "entryHour");
  if (endsAt !== null) add(`–${astanaTime(new Date(endsAt))}`, "entryEnd");
  if (!provisional) return { hours, mark: null };
  const mark = { x: HOURS.x, top: bottomOf(hours) + 0.1 };
  add(words.provisional, "hourNote", ROW.icon + 1);
  return { hours, mark };
}

/** Title beside the flags of whom the delegation meets, the note under it. */
function whatColumn(
  { title, flags, note }: PersonalEntry,
  { language }: PersonalEdition,
  set: Typesetter,
): { blocks: Block[]; flags: PlacedFlag[] } {
  const shift = flags.length * (FLAG.width + FLAG.gap);
  const head = paragraph(set, title, {
    ...({ tag: "H3", language, style: "titleWide", top: PAD } as const),
    ...{ x: WHAT.x + shift, width: WHAT.width - shift },
  });
  const blocks = [head];
  if (note !== "") {
    const top = PAD + heightOf(head) + 0.3;
    blocks.push(paragraph(set, note, { ...WHAT, tag: "P", language, style: "noteWide", top }));
  }
  return {
    blocks,
    flags: flags.map((iso2, i) => ({
      ...{ iso2, width: FLAG.width, top: PAD + 0.4 },
      x: WHAT.x + i * (FLAG.width + FLAG.gap),
    })),
  };
}

function whereColumn(
  { place }: PersonalEntry,
  { language }: PersonalEdition,
  set: Typesetter,
): Block[] {
  if (!place) return [];
  const at = { ...WHERE, tag: "P", top: PAD } as const;
  const name = paragraph(set, place.name, { ...at, language, style: "entryPlace" });
  if (place.local === null) return [name];
  const top = PAD + heightOf(name);
  return [name, paragraph(set, place.local, { ...at, language: "kk", style: "entryLocal", top })];
}

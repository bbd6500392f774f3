import { astanaInstant } from "../time/astana.ts";
import type { ProgrammeItem } from "./item.ts";

/** A session in its column; instants in ms. Sessions at one time without a room stand side by side. */
export type Card<I> = { item: I; start: number; minutes: number; beside: number; of: number };

/** What is in a room; in the column without one, null, what has an hour and no room. */
export type TimetableColumn<I> = { roomId: string | null; cards: readonly Card<I>[] };

export type Timetable<I> = {
  /** The instants between which the day is drawn, on full hours. */
  opens: number;
  closes: number;
  columns: readonly TimetableColumn<I>[];
  /** What has no hour yet. */
  unplaced: readonly I[];
};

const HOUR = 3_600_000;

/**
 * A day of the programme with rooms as columns. What was cancelled takes no time and is left out.
 * @param roomIds columns in their order; rooms that nothing is in stand there too, to carry something to
 * @param hours `HH:MM` between which it is drawn at least
 */
export function timetableOf<I extends ProgrammeItem>(
  items: readonly I[],
  day: string,
  roomIds: readonly string[],
  hours: { opens: string; closes: string },
): Timetable<I> {
  const ofDay = items.filter((item) => item.day === day && !item.cancelled);
  const timed = ofDay.filter(({ startsAt, endsAt }) => startsAt && endsAt);
  const starts = timed.map(({ startsAt }) => Date.parse(startsAt ?? ""));
  const ends = timed.map(({ endsAt }) => Date.parse(endsAt ?? ""));
  const at = (hour: string) => astanaInstant(`${day}T${hour}`).getTime();
  const opens = Math.min(at(hours.opens), ...starts);
  const closes = Math.max(at(hours.closes), ...ends);
  return {
    opens: Math.floor(opens / HOUR) * HOUR,
    closes: Math.ceil(closes / HOUR) * HOUR,
    columns: [...roomIds, null].map((roomId) => ({
      roomId,
      cards: cardsOf(timed.filter(({ room }) => (room?.id ?? null) === roomId)),
    })),
    unplaced: ofDay.filter(({ startsAt, endsAt }) => !startsAt || !endsAt),
  };
}

function cardsOf<I extends ProgrammeItem>(items: readonly I[]): Card<I>[] {
  const cards = items
    .map((item) => {
      const start = Date.parse(item.startsAt ?? "");
      return { item, start, minutes: (Date.parse(item.endsAt ?? "") - start) / 60_000 };
    })
    .toSorted((a, b) => a.start - b.start || a.item.id.localeCompare(b.item.id));
  const lanes: number[] = [];
  const placed = cards.map((card) => {
    const free = lanes.findIndex((until) => until <= card.start);
    const beside = free === -1 ? lanes.length : free;
    lanes[beside] = card.start + card.minutes * 60_000;
    return { ...card, beside };
  });
  return placed.map((card) => ({ ...card, of: Math.max(1, lanes.length) }));
}

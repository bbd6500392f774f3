import { type ProgrammeBlock, programmeBlocks } from "#app/domain/bilateral/blocks.ts";
import type { Board } from "#app/domain/bilateral/placement.ts";
import { type Unplaced, whyUnplaced } from "#app/domain/bilateral/suggestion.ts";
import { daysOf } from "#app/domain/bilateral/windows.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";
import { proposalsOn } from "./after/waiting-list.server.ts";
import { type BoardRequest, type BoardRoom, loadBoard } from "./load-board.server.ts";

/** How a delegation is shown: flag, code, name. */
export type DelegationMark = { id: string; code: string; iso2: string | null; name: Trilingual };

/** A day's tab: meetings that stand on it, and how many are wanted there. */
export type DayTab = { day: string; placed: number; wanted: number };

/** One day of the board as protocol sees it. */
export type BoardView = {
  day: string;
  days: readonly DayTab[];
  /** Wall-clock hours between which the board is drawn: when the first room opens and the last closes. */
  hours: { opens: string; closes: string };
  rooms: readonly BoardRoom[];
  requests: readonly BoardRequest[];
  unplaced: readonly { request: BoardRequest; why: Unplaced }[];
  blocks: readonly ProgrammeBlock[];
  board: Board;
  /** How many slots that became free are proposed to somebody who waits. */
  freed: number;
  delegations: Readonly<Record<string, DelegationMark>>;
};

/** The board of a day; of today, or else of the first day, when none (or none of the summit's) is asked for. */
export async function boardView(now: Date, wishedDay: string | null): Promise<BoardView> {
  const { board, rooms, requests } = await loadBoard(database(), now);
  const { days } = board;
  const day = [wishedDay, astanaDay(now), ...days].find((d) => d !== null && days.includes(d));
  const shown = day ?? astanaDay(now);
  const hours = {
    opens: rooms.map(({ opens }) => opens).toSorted()[0] ?? "08:30",
    closes:
      rooms
        .map(({ closes }) => closes)
        .toSorted()
        .at(-1) ?? "20:00",
  };
  const live = requests.filter(({ status }) => status === "waiting" || status === "accepted");
  return {
    day: shown,
    days: days.map((tab) => dayTab(tab, live)),
    hours,
    rooms,
    requests: live,
    unplaced: live
      .filter(({ meeting }) => meeting === null)
      .map((request) => ({ request, why: whyUnplaced(request, rooms, board) })),
    blocks: programmeBlocks(board.principalHolds, {
      from: astanaInstant(`${shown}T${hours.opens}`).getTime(),
      until: astanaInstant(`${shown}T${hours.closes}`).getTime(),
    }),
    board,
    freed: (await proposalsOn({ board, rooms, requests }, now)).length,
    delegations: await delegationMarks(),
  };
}

function dayTab(day: string, requests: readonly BoardRequest[]): DayTab {
  const placed = requests.filter(
    ({ meeting }) => meeting && astanaDay(new Date(meeting.start)) === day,
  ).length;
  const waiting = requests.filter(
    ({ meeting, windows }) => !meeting && daysOf(windows).join() === day,
  ).length;
  return { day, placed, wanted: placed + waiting };
}

/** Every delegation as it is shown on boards, by id. */
export async function delegationMarks(): Promise<Record<string, DelegationMark>> {
  const rows = await database()
    .select({
      id: delegation.id,
      code: delegation.code,
      iso2: delegation.iso2,
      name: delegation.name,
    })
    .from(delegation);
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

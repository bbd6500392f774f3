import { asc } from "drizzle-orm";

import { itemProblems, type ItemProblem, type Whereabouts } from "#app/domain/programme/clashes.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { room } from "#db/schema/bilateral.ts";

import { loadPrincipalHolds, loadRoomHolds } from "../bilateral/load-holds.server.ts";
import { loadPresences } from "../bilateral/load-presences.server.ts";
import type { Reader } from "../platform/database.server.ts";

/** An editor need not know who meets whom: a meeting in the way is only called one. */
const NO_SIDES: ReadonlyMap<string, readonly string[]> = new Map();

/** Judges items against everything that binds rooms and principals as it stands now. */
export type Judge = (item: ProgrammeItem) => ItemProblem[];

/** Reads once where everybody is, for judging as many items as there are. */
export async function loadJudge(
  reader: Reader,
  { categories, travelTimes = [], delegations }: SummitDefinition,
): Promise<Judge> {
  const whereabouts: Whereabouts = {
    roomHolds: await loadRoomHolds(reader, NO_SIDES),
    principalHolds: await loadPrincipalHolds(reader, NO_SIDES),
    interpreterHolds: [],
    presences: await loadPresences(reader, categories),
    travel: travelTimes,
  };
  const rooms = new Map((await sessionRooms(reader)).map((each) => [each.id, each]));
  return (item) =>
    itemProblems(item, rooms.get(item.room?.id ?? "") ?? null, delegations, whereabouts);
}

/** All rooms of the house, halls and dining rooms among them. */
export const sessionRooms = (reader: Reader) => reader.select().from(room).orderBy(asc(room.id));

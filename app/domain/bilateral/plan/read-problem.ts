import { err, ok, type Result } from "../../result.ts";
import type { PlanNeeds, PlanPerson, PlanProblem, PlanRequest, PlanRoom } from "./problem.ts";

/** Where a file departs from the format, as a path into it (`requests[3].starts[0]`), and what stands there in its stead. */
export type ProblemFault = { at: string; expected: string };

const MOST = { slots: 10_000, persons: 20_000, rooms: 1_000, requests: 20_000, points: 1e9 };

/**
 * Reads the format of planning problems (docs/formats.md). Properties it does not know are passed over.
 * @param value what stands in the file, as JSON
 */
export function readProblem(value: unknown): Result<PlanProblem, ProblemFault> {
  try {
    return ok(problemFrom(value));
  } catch (fault) {
    if (fault instanceof Malformed) return err({ at: fault.at, expected: fault.message });
    throw fault;
  }
}

/** Carries a fault out of the depth of the reader; it never leaves this file. */
class Malformed extends Error {
  readonly at: string;
  constructor(at: string, expected: string) {
    super(expected);
    this.at = at;
  }
}

function problemFrom(value: unknown): PlanProblem {
  const file = fieldsOf(value, "the file");
  const T = integer(file.T, "T", 1, MOST.slots);
  const S = integer(file.S, "S", 1, T);
  const persons = list(file.persons, "persons", MOST.persons).map((entry, index) =>
    personFrom(entry, `persons[${index}]`, T),
  );
  const rooms = list(file.rooms, "rooms", MOST.rooms).map((entry, index) =>
    roomFrom(entry, `rooms[${index}]`),
  );
  distinct(persons, "persons");
  distinct(rooms, "rooms");
  const personIds = new Set(persons.map(({ id }) => id));
  const roomIds = new Set(rooms.map(({ id }) => id));
  const requests = list(file.requests, "requests", MOST.requests).map((entry, index) =>
    requestFrom(entry, `requests[${index}]`, T, personIds, roomIds),
  );
  distinct(requests, "requests");
  const name = typeof file.name === "string" ? file.name : "";
  return { name, S, T, persons, rooms, requests };
}

function personFrom(value: unknown, at: string, T: number): PlanPerson {
  const person = fieldsOf(value, at);
  const avail = integers(person.avail, `${at}.avail`, 0, 1, T);
  if (avail.length !== T) throw new Malformed(`${at}.avail`, `${T} entries, one a slot`);
  return {
    id: integer(person.id, `${at}.id`, 0),
    delegation: integer(person.delegation, `${at}.delegation`, 0),
    level: integer(person.level, `${at}.level`, 0, 9),
    avail,
  };
}

function roomFrom(value: unknown, at: string): PlanRoom {
  const room = fieldsOf(value, at);
  if (typeof room.name !== "string") throw new Malformed(`${at}.name`, "a text");
  return { id: integer(room.id, `${at}.id`, 0), name: room.name, ...needsFrom(value, at) };
}

function needsFrom(value: unknown, at: string): PlanNeeds {
  const needs = fieldsOf(value, at);
  return {
    cap: integer(needs.cap, `${at}.cap`, 0),
    booths: integer(needs.booths, `${at}.booths`, 0),
    press: integer(needs.press, `${at}.press`, 0, 1),
    zone: integer(needs.zone, `${at}.zone`, 0),
  };
}

function requestFrom(
  value: unknown,
  at: string,
  T: number,
  personIds: ReadonlySet<number>,
  roomIds: ReadonlySet<number>,
): PlanRequest {
  const request = fieldsOf(value, at);
  const dur = integer(request.dur, `${at}.dur`, 1, T);
  const starts = integers(request.starts, `${at}.starts`, 0, T - dur, T);
  const pref = integers(request.pref, `${at}.pref`, 0, MOST.points, T);
  if (pref.length !== starts.length) throw new Malformed(`${at}.pref`, "one cost for each start");
  if (new Set(starts).size !== starts.length)
    throw new Malformed(`${at}.starts`, "each start once");
  return {
    id: integer(request.id, `${at}.id`, 0),
    a: integer(request.a, `${at}.a`, 0),
    b: integer(request.b, `${at}.b`, 0),
    level: integer(request.level, `${at}.level`, 0, 9),
    dur,
    setup: integer(request.setup, `${at}.setup`, 0, T),
    turn: integer(request.turn, `${at}.turn`, 0, T),
    buf: integer(request.buf, `${at}.buf`, 0, T),
    people: known(request.people, `${at}.people`, personIds, "the id of a person"),
    weight: integer(request.weight, `${at}.weight`, 0, MOST.points),
    needs: needsFrom(request.needs, `${at}.needs`),
    compat: known(request.compat, `${at}.compat`, roomIds, "the id of a room"),
    starts,
    pref,
  };
}

function fieldsOf(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Malformed(at, "an object");
  }
  return value as Record<string, unknown>;
}

function list(value: unknown, at: string, most: number): unknown[] {
  if (!Array.isArray(value)) throw new Malformed(at, "a list");
  if (value.length > most) throw new Malformed(at, `at most ${most} entries`);
  return value;
}

function integer(value: unknown, at: string, least: number, most: number = 2 ** 31 - 1): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw new Malformed(at, `a whole number from ${least} to ${most}`);
  }
  return value;
}

const integers = (value: unknown, at: string, least: number, most: number, length: number) =>
  list(value, at, length).map((entry, index) => integer(entry, `${at}[${index}]`, least, most));

function known(value: unknown, at: string, ids: ReadonlySet<number>, expected: string): number[] {
  return list(value, at, ids.size + 1).map((entry, index) => {
    if (typeof entry !== "number" || !ids.has(entry)) {
      throw new Malformed(`${at}[${index}]`, expected);
    }
    return entry;
  });
}

function distinct(entries: readonly { id: number }[], at: string): void {
  const seen = new Set<number>();
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id)) throw new Malformed(`${at}[${index}].id`, `an id of its own, ${id} is taken`);
    seen.add(id);
  }
}

import type { Trilingual } from "../language/languages.ts";
import { type Interval, overlaps, principalOccupancy } from "./interval.ts";
import type { BlockKind, MeetingLevel } from "./kinds.ts";
import { type Travel, travelMinutes } from "./travel.ts";

/** Who holds a room or a person: another meeting, an item of the programme, or, of rooms, a block by protocol. */
export type Holder =
  | { kind: "meeting"; requestId: string; sides: readonly string[] }
  | { kind: "programme"; itemId: string; title: Trilingual }
  | { kind: "block"; blockId: string; block: BlockKind; title: string };

/** A principal is known by delegation and level: its head, its minister, its official. */
export type Principal = { delegationId: string; level: MeetingLevel };
export type Interpreter = { id: string; name: string };

/** `venue` is where it happens; null where that is not known, and no travel is counted then. */
export type PrincipalHold = Principal & { during: Interval; by: Holder; venue: string | null };
export type InterpreterHold = { interpreterId: string; during: Interval; by: Holder };

/** When a principal comes to the city and leaves it (instants in ms), and through which entry point. */
export type Presence = Principal & {
  arrives: { at: number; point: string } | null;
  leaves: { at: number; point: string } | null;
};

/** All that says where people are: the one source for placing by hand, for the planner and for the board. */
export type Availability = {
  principalHolds: readonly PrincipalHold[];
  interpreterHolds: readonly InterpreterHold[];
  presences: readonly Presence[];
  travel: Travel;
};

/** Whom a meeting, or an item of the programme, needs. */
export type Wanted = {
  id: string;
  principals: readonly Principal[];
  interpreters: readonly Interpreter[];
  /** Minutes that its principals need free after it; those of a meeting when it is left out. */
  buffer?: number;
};

/** Is it held by this very meeting or item? What something holds already is not in its own way. */
export const isHeldBy = (by: Holder, { id }: { id: string }): boolean =>
  (by.kind === "meeting" && by.requestId === id) || (by.kind === "programme" && by.itemId === id);

/** Each rule of availability by name; the words stand under `placement` in `bilateral.json`. */
export type AvailabilityProblem =
  | (Principal & { rule: "principal_busy"; by: Holder; during: Interval })
  /** Free at that hour, but `minutes` away: `during` is where and when the principal is bound. */
  | (Principal & { rule: "principal_on_the_way"; minutes: number; by: Holder; during: Interval })
  /** Before the arrival or after the departure, the way from or to the entry point counted. */
  | (Principal & { rule: "principal_not_here_yet" | "principal_gone"; at: number })
  | { rule: "interpreter_busy"; interpreter: Interpreter; by: Holder; during: Interval };

/**
 * Why the people of a meeting cannot be at a venue at an hour: the programme, other meetings, the way between venues,
 * and when each comes and goes. What the meeting itself holds already does not count.
 * @param venue null where it is not known: no way is counted then
 */
export function whoCannotCome(
  wanted: Wanted,
  meeting: Interval,
  venue: string | null,
  availability: Availability,
): AvailabilityProblem[] {
  return [
    ...wanted.principals.flatMap((principal) => [
      ...elsewhere(principal, wanted, meeting, venue, availability),
      ...notInTheCity(principal, meeting, venue, availability),
    ]),
    ...interpretersElsewhere(wanted, meeting, availability.interpreterHolds),
  ];
}

const MINUTE = 60_000;

function elsewhere(
  principal: Principal,
  wish: Wanted,
  meeting: Interval,
  venue: string | null,
  { principalHolds, travel }: Availability,
): AvailabilityProblem[] {
  const wanted = principalOccupancy(meeting, wish.buffer);
  const others = principalHolds.filter(
    ({ delegationId, level, by }) =>
      delegationId === principal.delegationId && level === principal.level && !isHeldBy(by, wish),
  );
  return others.flatMap(({ by, during, venue: there }): AvailabilityProblem[] => {
    if (overlaps(during, wanted)) return [{ rule: "principal_busy", ...principal, by, during }];
    const minutes = there === null || venue === null ? 0 : travelMinutes(there, venue, travel);
    const way = minutes * MINUTE;
    const farther = { from: wanted.from - way, until: wanted.until + way };
    if (!overlaps(during, farther)) return [];
    return [{ rule: "principal_on_the_way", ...principal, minutes, by, during }];
  });
}

function notInTheCity(
  principal: Principal,
  meeting: Interval,
  venue: string | null,
  { presences, travel }: Availability,
): AvailabilityProblem[] {
  const presence = presences.find(
    ({ delegationId, level }) =>
      delegationId === principal.delegationId && level === principal.level,
  );
  if (!presence) return [];
  const way = (point: string) =>
    venue === null ? 0 : travelMinutes(point, venue, travel) * MINUTE;
  const problems: AvailabilityProblem[] = [];
  const { arrives, leaves } = presence;
  if (arrives && meeting.from < arrives.at + way(arrives.point))
    problems.push({ rule: "principal_not_here_yet", ...principal, at: arrives.at });
  if (leaves && meeting.until > leaves.at - way(leaves.point))
    problems.push({ rule: "principal_gone", ...principal, at: leaves.at });
  return problems;
}

function interpretersElsewhere(
  wish: Wanted,
  meeting: Interval,
  holds: readonly InterpreterHold[],
): AvailabilityProblem[] {
  const wanted = principalOccupancy(meeting, wish.buffer);
  return wish.interpreters.flatMap((interpreter) =>
    holds
      .filter(({ interpreterId }) => interpreterId === interpreter.id)
      .filter(({ by }) => !isHeldBy(by, wish))
      .filter(({ during }) => overlaps(during, wanted))
      .map(({ by, during }) => ({ rule: "interpreter_busy", interpreter, by, during }) as const),
  );
}

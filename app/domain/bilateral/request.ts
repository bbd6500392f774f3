import type { DelegationKind } from "../delegation/status.ts";
import { isSpoken } from "../travel/languages.ts";
import { err, ok, type Result } from "../result.ts";
import type { Interval } from "./interval.ts";
import { MEETING_LEVELS, MEETING_MINUTES, PRESS_MINUTES } from "./kinds.ts";
import type { Answer, MeetingLevel, MeetingRoomKind, RequestStatus } from "./kinds.ts";
import {
  PREFERRED_PROBLEMS,
  type PreferredProblem,
  readPreferred,
  readWindows,
  type TypedWindow,
  WINDOW_PROBLEMS,
  type WindowProblem,
} from "./windows.ts";

/** Media outlets and host services register people, but have no principals who meet. */
const MEETING_KINDS: readonly DelegationKind[] = ["state", "organisation", "secretariat"];

export const takesMeetings = (kind: DelegationKind): boolean => MEETING_KINDS.includes(kind);

export const TOPIC_LENGTH = 200;
/** The N of 1+N. */
export const COMPANIONS = { least: 0, most: 30, usual: 3 } as const;
export const MOST_BOOTHS = 4;
/** Sides of one meeting, the one that asks included. */
export const MOST_SIDES = 5;

/** What a delegation asks for, before anything of it is believed. */
export type Wish = {
  requesterId: string;
  /** The delegations asked; usually one. */
  counterpartIds: readonly string[];
  level: string;
  minutes: number;
  /** When it may be held; any time will do when there is none. */
  windows: readonly TypedWindow[];
  /** Hours within these that it would like best. */
  preferred: readonly TypedWindow[];
  /** The N of the requester's 1+N; the others are taken to come with as many until they say. */
  companions: number;
  /** The language that the requester speaks there (ISO 639-1), or "". */
  language: string;
  booths: number;
  pressMinutes: number;
  /** The residence or fixed room where alone it may be held, or null. */
  roomId: string | null;
  topic: string;
};

/** What a wish is judged against. */
export type Summit = {
  days: readonly string[];
  delegations: readonly { id: string; kind: DelegationKind }[];
  rooms: readonly { id: string; kind: MeetingRoomKind; delegationId: string | null }[];
  /** Sides of the requests that are waiting or accepted, requester included, with their level. */
  open: readonly { sides: readonly string[]; level: string }[];
};

/** Each rule of a request by name; the words stand in `bilateral.json` under `request.problem`. */
export const REQUEST_PROBLEMS = [
  "requester_has_no_principal",
  "counterpart_missing",
  "counterpart_is_oneself",
  "counterpart_twice",
  "counterpart_unknown",
  "too_many_sides",
  "level_unknown",
  "minutes_not_offered",
  ...WINDOW_PROBLEMS,
  ...PREFERRED_PROBLEMS,
  "companions_out_of_range",
  "language_unknown",
  "booths_out_of_range",
  "press_not_offered",
  "place_not_offered",
  "topic_too_long",
  "asked_already",
] as const;
export type RequestProblem = (typeof REQUEST_PROBLEMS)[number];

/** Every rule that a wish breaks, in the order of the form; none when it may be sent. */
export function requestProblems(wish: Wish, summit: Summit): RequestProblem[] {
  const meets = (id: string) =>
    summit.delegations.some((delegation) => delegation.id === id && takesMeetings(delegation.kind));
  const { counterpartIds } = wish;
  const sides = [wish.requesterId, ...counterpartIds];
  const windows = readWindows(wish.windows, summit.days, wish.minutes);
  const windowIs = (problem: WindowProblem) => !windows.ok && windows.error === problem;
  const preferred = readPreferred(wish, summit.days);
  const preferredIs = (problem: PreferredProblem) => !preferred.ok && preferred.error === problem;
  const broken: Record<RequestProblem, boolean> = {
    requester_has_no_principal: !meets(wish.requesterId),
    counterpart_missing: counterpartIds.length === 0,
    counterpart_is_oneself: counterpartIds.includes(wish.requesterId),
    counterpart_twice: new Set(counterpartIds).size < counterpartIds.length,
    counterpart_unknown: !counterpartIds.every(meets),
    too_many_sides: sides.length > MOST_SIDES,
    level_unknown: !MEETING_LEVELS.some((level) => level === wish.level),
    minutes_not_offered: !MEETING_MINUTES.some((minutes) => minutes === wish.minutes),
    window_malformed: windowIs("window_malformed"),
    window_not_of_summit: windowIs("window_not_of_summit"),
    window_ends_before_it_begins: windowIs("window_ends_before_it_begins"),
    window_too_short: windowIs("window_too_short"),
    preferred_window_malformed: preferredIs("preferred_window_malformed"),
    preferred_window_not_of_summit: preferredIs("preferred_window_not_of_summit"),
    preferred_window_ends_before_it_begins: preferredIs("preferred_window_ends_before_it_begins"),
    preferred_window_too_short: preferredIs("preferred_window_too_short"),
    preferred_outside_windows: preferredIs("preferred_outside_windows"),
    companions_out_of_range: !areCompanions(wish.companions),
    language_unknown: wish.language !== "" && !isSpoken(wish.language),
    booths_out_of_range: !isWhole(wish.booths, 0, MOST_BOOTHS),
    press_not_offered: !PRESS_MINUTES.some((minutes) => minutes === wish.pressMinutes),
    place_not_offered: wish.roomId !== null && !mayAskFor(wish.roomId, sides, summit),
    topic_too_long: wish.topic.length > TOPIC_LENGTH,
    asked_already: isOpen({ sides, level: wish.level }, summit.open),
  };
  return REQUEST_PROBLEMS.filter((rule) => broken[rule]);
}

/** What of a wish is written once it breaks no rule. */
type ReadWish = {
  level: MeetingLevel;
  windows: readonly Interval[];
  preferred: readonly Interval[];
  minutes: number;
  booths: number;
  pressMinutes: number;
  roomId: string | null;
  topic: string;
};

/** Reads a wish, or says every rule that it breaks. */
export function readWish(wish: Wish, summit: Summit): Result<ReadWish, readonly RequestProblem[]> {
  const problems = requestProblems(wish, summit);
  const level = MEETING_LEVELS.find((known) => known === wish.level);
  const windows = readWindows(wish.windows, summit.days, wish.minutes);
  const preferred = readPreferred(wish, summit.days);
  if (problems.length > 0 || !level || !windows.ok || !preferred.ok) return err(problems);
  const { minutes, booths, pressMinutes, roomId } = wish;
  const hours = { windows: windows.value, preferred: preferred.value };
  return ok({ level, ...hours, minutes, booths, pressMinutes, roomId, topic: wish.topic.trim() });
}

/** The N of a side's 1+N, from `COMPANIONS.least` to `COMPANIONS.most`. */
export const areCompanions = (value: number): boolean =>
  isWhole(value, COMPANIONS.least, COMPANIONS.most);

/** Whether the same sides have an open request at the same level. */
export const isOpen = (
  asked: { sides: readonly string[]; level: string },
  open: Summit["open"],
): boolean =>
  open.some(({ sides, level }) => level === asked.level && sameSides(sides, asked.sides));

/** A room of the summit, or the residence of one of the sides. */
function mayAskFor(roomId: string, sides: readonly string[], { rooms }: Summit): boolean {
  const room = rooms.find(({ id }) => id === roomId);
  if (!room) return false;
  return room.kind !== "residence" || sides.includes(room.delegationId ?? "");
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const sameSides = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((side) => b.includes(side));

/**
 * The state of a request, from what each side answered: one refusal ends it, all must agree. Other hours that a side
 * proposes leave it waiting, for the side that asked.
 */
export function statusFrom(answers: readonly Answer[]): RequestStatus {
  if (answers.includes("declined")) return "declined";
  return answers.every((answer) => answer === "accepted") ? "accepted" : "waiting";
}

/** Why an answer is not taken: the request was withdrawn, or it has a room and protocol must be asked. */
export type AnswerProblem = "withdrawn" | "has_a_room";

export function answerProblem(request: {
  status: RequestStatus;
  placed: boolean;
}): AnswerProblem | undefined {
  if (request.status === "withdrawn") return "withdrawn";
  return request.placed ? "has_a_room" : undefined;
}

/** Why a request is not changed by the side that asked: somebody has answered what it said. */
export type ChangeProblem = AnswerProblem | "answered";

export function changeProblem(request: {
  status: RequestStatus;
  placed: boolean;
  answers: readonly { answer: Answer }[];
}): ChangeProblem | undefined {
  const answered = request.answers.some(({ answer }) => answer !== "waiting");
  return answerProblem(request) ?? (answered ? "answered" : undefined);
}

/** People at the table: each side's principal and companions. The room must seat them. */
export const seatsOf = (sides: readonly { companions: number }[]): number =>
  sides.reduce((seats, { companions }) => seats + 1 + companions, 0);

/**
 * A request before its sides agreed to other hours; `version` is the one that the agreement made of it. The agreement can be
 * taken back while nothing has happened to the request since.
 */
export type BeforeAgreement = {
  version: number;
  windows: readonly Interval[];
  preferred: readonly Interval[];
  answers: readonly { delegationId: string; answer: Answer; proposed: readonly Interval[] }[];
};

/**
 * Each asked side's answer once the hours that one of them proposed are agreed: that one has accepted; others who had
 * accepted did so for other hours and are asked anew.
 */
export const answersAfterAgreeing = (
  answers: readonly { delegationId: string; answer: Answer }[],
  proposerId: string,
): ReadonlyMap<string, Answer> =>
  new Map(
    answers.map(({ delegationId, answer }) => [
      delegationId,
      delegationId === proposerId ? "accepted" : answer === "declined" ? answer : "waiting",
    ]),
  );

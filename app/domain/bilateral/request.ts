import type { DelegationKind } from "../delegation/status.ts";
import { MEETING_LEVELS, MEETING_MINUTES, type Answer, type RequestStatus } from "./kinds.ts";

/** Media outlets and host services register people, but have no principals who meet. */
const MEETING_KINDS: readonly DelegationKind[] = ["state", "organisation", "secretariat"];

export const takesMeetings = (kind: DelegationKind): boolean => MEETING_KINDS.includes(kind);

export const TOPIC_LENGTH = 200;
export const SEATS = { least: 2, most: 60, usual: 8 } as const;
export const MOST_BOOTHS = 4;

/** What a delegation asks for, before anything of it is believed. */
export type Wish = {
  requesterId: string;
  /** The delegations asked; usually one. */
  counterpartIds: readonly string[];
  level: string;
  minutes: number;
  /** ISO day, or null when any day will do. */
  wishedDay: string | null;
  /** People of all sides together. */
  seats: number;
  booths: number;
  topic: string;
};

/** What a wish is judged against. */
export type Summit = {
  days: readonly string[];
  delegations: readonly { id: string; kind: DelegationKind }[];
  /** Sides of the requests that are waiting or accepted, requester included, with their level. */
  open: readonly { sides: readonly string[]; level: string }[];
};

/** Each rule of a request by name; the words stand in `bilateral.json` under `request.problem`. */
export const REQUEST_PROBLEMS = [
  "requester_has_no_principal",
  "counterpart_missing",
  "counterpart_is_oneself",
  "counterpart_unknown",
  "level_unknown",
  "minutes_not_offered",
  "day_not_of_summit",
  "seats_out_of_range",
  "booths_out_of_range",
  "topic_too_long",
  "asked_already",
] as const;
export type RequestProblem = (typeof REQUEST_PROBLEMS)[number];

/** Every rule that a wish breaks, in the order of the form; none when it may be sent. */
export function requestProblems(wish: Wish, summit: Summit): RequestProblem[] {
  const meets = (id: string) =>
    summit.delegations.some((delegation) => delegation.id === id && takesMeetings(delegation.kind));
  const sides = [wish.requesterId, ...wish.counterpartIds];
  const broken: Record<RequestProblem, boolean> = {
    requester_has_no_principal: !meets(wish.requesterId),
    counterpart_missing: wish.counterpartIds.length === 0,
    counterpart_is_oneself: wish.counterpartIds.includes(wish.requesterId),
    counterpart_unknown: !wish.counterpartIds.every(meets),
    level_unknown: !MEETING_LEVELS.some((level) => level === wish.level),
    minutes_not_offered: !MEETING_MINUTES.some((minutes) => minutes === wish.minutes),
    day_not_of_summit: wish.wishedDay !== null && !summit.days.includes(wish.wishedDay),
    seats_out_of_range: !isWhole(wish.seats, SEATS.least, SEATS.most),
    booths_out_of_range: !isWhole(wish.booths, 0, MOST_BOOTHS),
    topic_too_long: wish.topic.length > TOPIC_LENGTH,
    asked_already: summit.open.some(
      (request) => request.level === wish.level && sameSides(request.sides, sides),
    ),
  };
  return REQUEST_PROBLEMS.filter((rule) => broken[rule]);
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const sameSides = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((side) => b.includes(side));

/** The state of a request, from what each asked side answered: one refusal ends it, all must agree. */
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

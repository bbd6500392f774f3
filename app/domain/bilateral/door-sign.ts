import type { Trilingual } from "../language/languages.ts";
import { astanaDay } from "../time/astana.ts";
import type { MeetingLevel } from "./kinds.ts";

/** A side as it stands on a door: flag, code, name, and nobody by name. */
export type SignSide = { code: string; iso2: string | null; name: Trilingual };

/** A bilateral: who meets, and at which level. No topic, no list of names. */
type SignSides = {
  level: MeetingLevel;
  /** In the order of their flags: the host first. */
  sides: readonly SignSide[];
  /** Languages interpreted (ISO 639-1). */
  languages: readonly string[];
};

/** A session of the published programme. */
type SignSession = { title: Trilingual; provisional: boolean };

/** What takes place in a room, as its door may show it; instants in ms. */
export type SignMeeting = {
  from: number;
  until: number;
  /** Minutes by which it begins later; 0 for the hour. */
  lateBy: number;
  /** It is over before its time: held already, or nobody came. */
  over: boolean;
} & (SignSides | SignSession);

/** What is shown of a room now. `from` and `until` are those of the meeting as it really is, delay counted. */
export type SignState =
  | { kind: "in_session"; meeting: SignMeeting; minutesLeft: number; part: number }
  | { kind: "late"; meeting: SignMeeting; minutesTo: number }
  | { kind: "soon"; meeting: SignMeeting; minutesTo: number }
  | { kind: "free"; until: number | null };

/** From how many minutes before its hour a meeting stands on its door in large letters. */
const SOON_MINUTES = 15;
/** As many as fit under the state. */
const NEXT_SHOWN = 3;

const MINUTE = 60_000;

/** When a meeting really begins and ends: a late one takes its whole time, later. */
export const realHours = ({
  from,
  until,
  lateBy,
}: SignMeeting): { from: number; until: number } => ({
  from: from + lateBy * MINUTE,
  until: until + lateBy * MINUTE,
});

/**
 * What a door shows at an instant: the meeting that is on, or will be within a quarter of an hour, or that the room is
 * free, and what comes after on the same day. Computed on the sign itself, so that it goes on without a network, past
 * midnight too.
 * @param meetings of the room, earliest first
 */
export function signAt(
  meetings: readonly SignMeeting[],
  now: number,
): { state: SignState; next: readonly SignMeeting[] } {
  const today = astanaDay(new Date(now));
  const ahead = meetings.filter(
    (meeting) =>
      !meeting.over && realHours(meeting).until > now && astanaDay(new Date(meeting.from)) <= today,
  );
  const [first, ...rest] = ahead;
  if (!first) return { state: { kind: "free", until: null }, next: [] };
  const { from, until } = realHours(first);
  if (from <= now) {
    const state: SignState = {
      kind: "in_session",
      meeting: first,
      minutesLeft: Math.ceil((until - now) / MINUTE),
      part: (now - from) / (until - from),
    };
    return { state, next: rest.slice(0, NEXT_SHOWN) };
  }
  const minutesTo = Math.ceil((from - now) / MINUTE);
  if (first.lateBy > 0 && first.from - SOON_MINUTES * MINUTE <= now) {
    return { state: { kind: "late", meeting: first, minutesTo }, next: rest.slice(0, NEXT_SHOWN) };
  }
  if (minutesTo <= SOON_MINUTES) {
    return { state: { kind: "soon", meeting: first, minutesTo }, next: rest.slice(0, NEXT_SHOWN) };
  }
  return { state: { kind: "free", until: from }, next: ahead.slice(0, NEXT_SHOWN) };
}

/** Past this many seconds without a word from the house a sign says how old it is. */
const FRESH_SECONDS = 45;

/** Minutes since the house was last heard, once that is worth saying; null while the sign is fresh. */
export const signAge = (heardSecondsAgo: number): number | null =>
  heardSecondsAgo <= FRESH_SECONDS ? null : Math.floor(heardSecondsAgo / 60);

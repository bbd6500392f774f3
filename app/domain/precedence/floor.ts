/** A turn at the floor. Times are seconds; instants ISO texts of summit time. */
export type Turn = {
  delegationId: string;
  allotted: number;
  extended: number;
  startedAt: string;
  endedAt: string | null;
};

/** `calm` while there is time, `soon` in the last half minute, `over` past it. */
export type FloorMood = "calm" | "soon" | "over";
const SOON = 30;

/** Whole seconds that the speaker still has; negative once the time is used up. */
export function secondsLeft(turn: Turn, now: number): number {
  const until = turn.endedAt === null ? now : Date.parse(turn.endedAt);
  const spoken = Math.floor((until - Date.parse(turn.startedAt)) / 1000);
  return turn.allotted + turn.extended - Math.max(0, spoken);
}

export const moodOf = (left: number): FloorMood =>
  left < 0 ? "over" : left <= SOON ? "soon" : "calm";

/** "4:05", and "−0:12" past the end. */
export function clockText(seconds: number): string {
  const size = Math.abs(seconds);
  const rest = String(size % 60).padStart(2, "0");
  return `${seconds < 0 ? "−" : ""}${Math.trunc(size / 60)}:${rest}`;
}

/** Who speaks next: the first on the list, after the last who had the floor, who has not had it; null at the end. */
export function nextSpeaker(order: readonly string[], turns: readonly Turn[]): string | null {
  const spoken = new Set(turns.map(({ delegationId }) => delegationId));
  const last = turns.at(-1)?.delegationId;
  const from = last === undefined ? 0 : order.indexOf(last) + 1;
  const waiting = [...order.slice(from), ...order.slice(0, from)];
  return waiting.find((id) => !spoken.has(id)) ?? null;
}

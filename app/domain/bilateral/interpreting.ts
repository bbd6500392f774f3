import type { Language } from "../language/languages.ts";
import { type MeetingTurn, sameSlot, type Slot, turnOf } from "./turn.ts";

/** Who interprets for a side of a meeting, and where that is written to. An interpreter is known by the address. */
type Interpreting = {
  requestId: string;
  nomineeId: string;
  delegationId: string;
  email: string;
  language: Language;
};
/** An interpreter named for a meeting that is booked. */
export type Assignment = Interpreting & { slot: Slot };
/** What an interpreter was told last of a meeting; null after being told that it is off. `sequence` counts what was told. */
export type LastWord = Interpreting & { slot: Slot | null; sequence: number };
/** What an interpreter is to be told. */
export type InterpreterNews = Interpreting & {
  turn: MeetingTurn;
  was: Slot | null;
  is: Slot | null;
  sequence: number;
};

const keyOf = ({ requestId, nomineeId, email }: Interpreting): string =>
  [requestId, nomineeId, email].join(" ");

/**
 * What is new to interpreters, by what each was told last: a meeting that was booked and moved before anybody wrote is told
 * once, and one that stands where it stood is not. Who is not named any more, or at another address, is told off.
 */
export function interpreterNews(
  assigned: readonly Assignment[],
  told: readonly LastWord[],
): InterpreterNews[] {
  const lastOf = new Map(told.map((word) => [keyOf(word), word]));
  const nowOf = new Map(assigned.map((assignment) => [keyOf(assignment), assignment]));
  return [...new Set([...nowOf.keys(), ...lastOf.keys()])].flatMap((key): InterpreterNews[] => {
    const [now, last] = [nowOf.get(key), lastOf.get(key)];
    const who = now ?? last;
    const [was, is] = [last?.slot ?? null, now?.slot ?? null];
    if (!who || sameSlot(was, is)) return [];
    const { requestId, nomineeId, delegationId, email, language } = who;
    const sequence = last ? last.sequence + 1 : 0;
    const news = { turn: turnOf(was, is), was, is, sequence };
    return [{ requestId, nomineeId, delegationId, email, language, ...news }];
  });
}

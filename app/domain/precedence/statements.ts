import type { ProgrammeKind } from "../programme/kinds.ts";
import type { Place } from "./arrange.ts";

const MINUTE = 60_000;

const WITHOUT_STATEMENTS: readonly ProgrammeKind[] = ["photo", "ceremony", "cultural", "arrival"];

/** Do delegations take the floor in items of this kind? */
export const hasStatements = (kind: ProgrammeKind): boolean => !WITHOUT_STATEMENTS.includes(kind);

/** A statement on the speakers' list, with when it may be expected. */
export type Statement = { place: Place; minutes: number; expectedAt: Date | null };

export type SpeakersList = {
  statements: readonly Statement[];
  minutes: number;
  /** By how much the statements outlast the session; 0 when they fit, or when its hours are not known. */
  minutesOver: number;
};

/**
 * The speakers in their order, with minutes and expected hours. Who is given no minutes does not take the floor.
 * @param minutesOf what a session gives one delegation; undefined where nothing else was said
 */
export function speakersList(
  places: readonly Place[],
  session: { startsAt: Date | null; endsAt: Date | null },
  minutesOf: (delegationId: string) => number,
): SpeakersList {
  let minutes = 0;
  const statements: Statement[] = [];
  for (const place of places) {
    const own = minutesOf(place.participant.id);
    if (own === 0) continue;
    const { startsAt } = session;
    const expectedAt = startsAt && new Date(startsAt.getTime() + minutes * MINUTE);
    statements.push({ place, minutes: own, expectedAt });
    minutes += own;
  }
  const room =
    session.startsAt && session.endsAt
      ? (session.endsAt.getTime() - session.startsAt.getTime()) / MINUTE
      : Infinity;
  return { statements, minutes, minutesOver: Math.max(0, minutes - room) };
}

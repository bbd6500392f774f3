import { PRINCIPAL_RANKS, type PrincipalRank } from "./ranks.ts";

/** How sure it is who comes: said beforehand, confirmed by note, seen in the room. The later outweighs the earlier. */
export const STAGES = ["announced", "confirmed", "present"] as const;
export type Stage = (typeof STAGES)[number];

/** Who may represent a delegation; `absent`: nobody does, and the delegation has no place. */
export const REPRESENTED_BY = [...PRINCIPAL_RANKS, "absent"] as const;
export type RepresentedBy = (typeof REPRESENTED_BY)[number];

/** Who leads a delegation, by office and never by person. `inOfficeSince` is an ISO day, null while not known. */
export type Representation = { rank: RepresentedBy; inOfficeSince: string | null };

/** What was recorded of one delegation; `item` is the session it concerns, null for the whole summit. */
export type RepresentationRecord = Representation & {
  delegationId: string;
  item: string | null;
  stage: Stage;
};

export type Standing = Representation & { stage: Stage };

/**
 * Who represents a delegation in a session, as far as it is known. What concerns the session outweighs what concerns
 * the summit, however sure: a head who has arrived may still send a minister to the afternoon. Of those, the surest counts.
 * @param principal the head of delegation as the definition announces it
 * @param records of this delegation, oldest first: of two at one stage the later counts
 */
export function standingOf(
  principal: { rank: PrincipalRank; inOfficeSince: string | null } | null,
  records: readonly RepresentationRecord[],
  item: string,
): Standing | null {
  for (const scope of [item, null]) {
    const ofScope = records.filter((record) => record.item === scope);
    for (const stage of STAGES.toReversed()) {
      const found = ofScope.findLast((record) => record.stage === stage);
      if (found) return { rank: found.rank, inOfficeSince: found.inOfficeSince, stage };
    }
  }
  return principal && { ...principal, stage: "announced" };
}

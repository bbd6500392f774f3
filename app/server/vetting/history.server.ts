import { and, asc, eq, inArray } from "drizzle-orm";

import type { FieldNotes } from "#app/domain/nominee/fields.ts";
import { currentRound } from "#app/domain/vetting/round.ts";
import type { Outcome } from "#app/domain/vetting/outcome.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { vettingDecision } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";

/** What delegations did with a file that officers are shown beside their own decisions. */
const BY_DELEGATION = ["nominee.submitted", "nominee.withdrawn", "nominee.replaced"] as const;
type DelegationDeed = (typeof BY_DELEGATION)[number];

export type HistoryEntry =
  | {
      kind: "decision";
      at: Date;
      name: string;
      officerId: string;
      stage: string;
      outcome: Outcome;
      reason: string;
      notes: FieldNotes;
    }
  | { kind: "deed"; at: Date; deed: DelegationDeed };

/** The decisions on a file, first to last, those of the current round apart, and the story of the file, newest first. */
export async function historyOf(nomineeId: string) {
  const decisions = await database()
    .select({
      stage: vettingDecision.stage,
      outcome: vettingDecision.outcome,
      reason: vettingDecision.reason,
      notes: vettingDecision.fieldNotes,
      officerId: vettingDecision.officerId,
      at: vettingDecision.decidedAt,
      name: account.name,
    })
    .from(vettingDecision)
    .innerJoin(account, eq(account.id, vettingDecision.officerId))
    .where(eq(vettingDecision.nomineeId, nomineeId))
    .orderBy(asc(vettingDecision.decidedAt));
  const deeds = await database()
    .select({ deed: auditEntry.action, at: auditEntry.at })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectKind, "nominee"),
        eq(auditEntry.subjectId, nomineeId),
        inArray(auditEntry.action, [...BY_DELEGATION]),
      ),
    )
    .orderBy(asc(auditEntry.id));
  const entries: HistoryEntry[] = [
    ...deeds.flatMap(({ deed, at }) => {
      const known = BY_DELEGATION.find((each) => each === deed);
      return known ? [{ kind: "deed" as const, at, deed: known }] : [];
    }),
    ...decisions.map((decision) => ({ kind: "decision" as const, ...decision })),
  ];
  return {
    decisions,
    round: currentRound(decisions),
    entries: entries.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

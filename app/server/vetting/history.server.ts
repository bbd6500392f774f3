import { and, asc, eq, inArray } from "drizzle-orm";

import type { FieldNotes } from "#app/domain/nominee/fields.ts";
import { currentRound } from "#app/domain/vetting/round.ts";
import type { Move } from "#app/domain/vetting/move.ts";
import type { Outcome } from "#app/domain/vetting/outcome.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";
import { vettingDecision, vettingMove } from "#db/schema/vetting.ts";

import { database } from "../platform/database.server.ts";

/** What officers are shown of a file beside their decisions: what its delegation did, and that it went out of the house. */
const DEEDS = [
  "nominee.submitted",
  "nominee.withdrawn",
  "nominee.replaced",
  "nominee.sent_to_clearance",
] as const;
type FileDeed = (typeof DEEDS)[number];

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
  | { kind: "move"; at: Date; name: string; stage: string; move: Move; reason: string }
  | { kind: "deed"; at: Date; deed: FileDeed };

/** The decisions on a file, first to last, those of the current round apart, and the story of the file, newest first. */
export async function historyOf(nomineeId: string) {
  const askDecisions = database()
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
  const askMoves = database()
    .select({
      stage: vettingMove.stage,
      move: vettingMove.move,
      reason: vettingMove.reason,
      at: vettingMove.movedAt,
      name: account.name,
    })
    .from(vettingMove)
    .innerJoin(account, eq(account.id, vettingMove.officerId))
    .where(eq(vettingMove.nomineeId, nomineeId))
    .orderBy(asc(vettingMove.movedAt));
  const askDeeds = database()
    .select({ deed: auditEntry.action, at: auditEntry.at })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectKind, "nominee"),
        eq(auditEntry.subjectId, nomineeId),
        inArray(auditEntry.action, [...DEEDS]),
      ),
    )
    .orderBy(asc(auditEntry.id));
  const [decisions, moves, deeds] = await Promise.all([askDecisions, askMoves, askDeeds]);
  const entries: HistoryEntry[] = [
    ...deeds.flatMap(({ deed, at }) => {
      const known = DEEDS.find((each) => each === deed);
      return known ? [{ kind: "deed" as const, at, deed: known }] : [];
    }),
    ...decisions.map((decision) => ({ kind: "decision" as const, ...decision })),
    ...moves.map((move) => ({ kind: "move" as const, ...move })),
  ];
  return {
    decisions,
    /** Why and since when the file is on hold, if it is: its last move. */
    lastMove: moves.at(-1) ?? null,
    round: currentRound(decisions),
    entries: entries.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

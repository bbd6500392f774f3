import { and, eq, gt } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { isFileId } from "#app/domain/vetting/queue.ts";
import { nominee, vettingDecision } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "./decide.server.ts";

const FRESH_MS = 60_000;

/** What an officer did a moment ago, in words for a toast; null for a decision of somebody else, or older than a minute. */
export async function doneWith(
  officer: Officer,
  decisionId: string | null,
  language: Language,
  now: Date,
) {
  if (decisionId === null || !isFileId(decisionId)) return null;
  const [row] = await database()
    .select({ decision: vettingDecision, file: nominee })
    .from(vettingDecision)
    .innerJoin(nominee, eq(nominee.id, vettingDecision.nomineeId))
    .where(
      and(
        eq(vettingDecision.id, decisionId),
        eq(vettingDecision.officerId, officer.id),
        gt(vettingDecision.decidedAt, new Date(now.getTime() - FRESH_MS)),
      ),
    );
  if (!row) return null;
  const { outcome, stage } = row.decision;
  const { vettingStages } = await summitDefinition();
  const cleared = outcome === "approved" && row.file.status === "cleared";
  return {
    id: decisionId,
    word: cleared ? ("cleared" as const) : outcome,
    name: fullName(row.file),
    stage: vettingStages.find(({ id }) => id === stage)?.name[language] ?? stage,
  };
}
export type DoneWith = NonNullable<Awaited<ReturnType<typeof doneWith>>>;

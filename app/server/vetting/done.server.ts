import { and, eq, gt } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { isFileId } from "#app/domain/vetting/queue.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision, vettingMove } from "#db/schema/vetting.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "./decide.server.ts";

const FRESH_MS = 60_000;

/** What an officer did a moment ago, in words for a toast; null for a deed of somebody else, or older than a minute. */
export async function doneWith(officer: Officer, id: string | null, language: Language, now: Date) {
  if (id === null || !isFileId(id)) return null;
  const since = new Date(now.getTime() - FRESH_MS);
  const done = (await decided(officer, id, since)) ?? (await moved(officer, id, since));
  if (!done) return null;
  const { vettingStages } = await summitDefinition();
  const { stage } = done;
  return {
    id,
    word: done.word,
    name: fullName(done.file),
    stage: vettingStages.find((each) => each.id === stage)?.name[language] ?? stage,
  };
}
export type DoneWith = NonNullable<Awaited<ReturnType<typeof doneWith>>>;

async function decided(officer: Officer, id: string, since: Date) {
  const [row] = await database()
    .select({ decision: vettingDecision, file: nominee })
    .from(vettingDecision)
    .innerJoin(nominee, eq(nominee.id, vettingDecision.nomineeId))
    .where(
      and(
        eq(vettingDecision.id, id),
        eq(vettingDecision.officerId, officer.id),
        gt(vettingDecision.decidedAt, since),
      ),
    );
  if (!row) return null;
  const { outcome, stage } = row.decision;
  const cleared = outcome === "approved" && row.file.status === "cleared";
  return { word: cleared ? ("cleared" as const) : outcome, stage, file: row.file };
}

async function moved(officer: Officer, id: string, since: Date) {
  const [row] = await database()
    .select({ word: vettingMove.move, stage: vettingMove.stage, file: nominee })
    .from(vettingMove)
    .innerJoin(nominee, eq(nominee.id, vettingMove.nomineeId))
    .where(
      and(
        eq(vettingMove.id, id),
        eq(vettingMove.officerId, officer.id),
        gt(vettingMove.movedAt, since),
      ),
    );
  return row ?? null;
}

import { count, eq, isNotNull, max, sql } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import type { FileStatus } from "#app/domain/nominee/status.ts";
import {
  type Age,
  AGES,
  ageOf,
  type Funnel,
  funnelOf,
  type Risk,
  RISKS,
  riskOf,
} from "#app/domain/vetting/statistics.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

export type FunnelRow = { id: string; name: string; funnel: Funnel };
export type StageRow = {
  id: string;
  name: string;
  files: number;
  ages: Record<Age, number>;
  risks: Record<Risk, number>;
};
export type Statistics = {
  all: Funnel;
  delegations: FunnelRow[];
  categories: FunnelRow[];
  stages: StageRow[];
};

/** Where all files stand: the funnel by delegation and category, and age and deadline of what waits, by stage. */
export async function statistics(language: Language, now: Date): Promise<Statistics> {
  const { categories, vettingStages } = await summitDefinition();
  const db = database();
  const [rows, homes, waiting] = await Promise.all([
    db
      .select({
        delegationId: nominee.delegationId,
        category: nominee.category,
        status: nominee.status,
        files: count(),
      })
      .from(nominee)
      .groupBy(nominee.delegationId, nominee.category, nominee.status),
    db
      .select({ id: delegation.id, name: delegation.name })
      .from(delegation)
      .orderBy(delegation.sortKey, delegation.id),
    waitingFiles(),
  ]);
  const named = (of: readonly { id: string; name: string }[], key: "delegationId" | "category") =>
    of
      .map(({ id, name }) => ({
        id,
        name,
        funnel: funnelOf(rows.filter((row) => row[key] === id)),
      }))
      .filter(({ funnel }) => funnel.total > 0);
  return {
    all: funnelOf(rows),
    delegations: named(
      homes.map(({ id, name }) => ({ id, name: name[language] })),
      "delegationId",
    ),
    categories: named(
      categories.map(({ id, name }) => ({ id, name: name[language] })),
      "category",
    ),
    stages: vettingStages.map(({ id, name }) => ({
      ...{ id, name: name[language] },
      ...stageRow(
        waiting.filter(({ stage }) => stage === id),
        now,
      ),
    })),
  };
}

type Waiting = Awaited<ReturnType<typeof waitingFiles>>[number];

/** Files at a stage, since when, and until when they are to be decided. */
function waitingFiles() {
  const decided = database()
    .select({ nomineeId: vettingDecision.nomineeId, at: max(vettingDecision.decidedAt).as("at") })
    .from(vettingDecision)
    .groupBy(vettingDecision.nomineeId)
    .as("decided");
  return database()
    .select({
      stage: nominee.stage,
      status: sql<FileStatus>`${nominee.status}`,
      due: nominee.stageDueAt,
      submitted: nominee.submittedAt,
      decided: decided.at,
    })
    .from(nominee)
    .leftJoin(decided, eq(decided.nomineeId, nominee.id))
    .where(isNotNull(nominee.stage));
}

function stageRow(files: readonly Waiting[], now: Date): Omit<StageRow, "id" | "name"> {
  const ages = Object.fromEntries(AGES.map(({ id }) => [id, 0])) as Record<Age, number>;
  const risks = Object.fromEntries(RISKS.map((risk) => [risk, 0])) as Record<Risk, number>;
  for (const { status, due, submitted, decided } of files) {
    // A file that came back waits since it was sent again, whatever was decided before.
    const since = Math.max(submitted?.getTime() ?? 0, decided?.getTime() ?? 0);
    ages[ageOf(hoursBetween(since, now))] += 1;
    const held = status === "on_hold" || due === null;
    risks[riskOf(held ? null : -hoursBetween(due.getTime(), now))] += 1;
  }
  return { files: files.length, ages, risks };
}

const hoursBetween = (from: number, now: Date): number => (now.getTime() - from) / 3_600_000;

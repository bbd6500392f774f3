import { and, inArray, isNotNull, sql } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import { stagesOfRoles } from "#app/domain/vetting/queue.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "../vetting/decide.server.ts";
import { batchList } from "./archive.server.ts";
import { compareReply } from "./reply.server.ts";

/** The stages that this officer decides with how many wait, and the batches that went out. */
export async function clearancePage(officer: Officer, language: Language) {
  const { vettingStages } = await summitDefinition();
  const own = stagesOfRoles(officer.roles, vettingStages);
  const waiting = await database()
    .select({ stage: nominee.stage, count: sql<number>`count(*)`.mapWith(Number) })
    .from(nominee)
    .where(
      and(
        isNotNull(nominee.stage),
        inArray(
          nominee.stage,
          own.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(nominee.stage);
  return {
    stages: own.map(({ id, name }) => ({
      id,
      name: name[language],
      waiting: waiting.find(({ stage }) => stage === id)?.count ?? 0,
    })),
    batches: (await batchList()).map(({ stage, preparedAt, ...batch }) => ({
      ...batch,
      stage: vettingStages.find(({ id }) => id === stage)?.name[language] ?? stage,
      preparedOn: `${formatDay(preparedAt, language)}, ${astanaTime(preparedAt)}`,
      mayFetch: own.some(({ id }) => id === stage),
    })),
  };
}
export type ClearancePage = Awaited<ReturnType<typeof clearancePage>>;

/** An answer of the authority in the reader's language; null as for `compareReply`. */
export async function answersPage(officer: Officer, id: string, language: Language) {
  const reply = await compareReply(officer, id);
  if (!reply) return null;
  const { vettingStages } = await summitDefinition();
  return {
    ...reply,
    appliedOn:
      reply.appliedAt && `${formatDay(reply.appliedAt, language)}, ${astanaTime(reply.appliedAt)}`,
    lines: reply.lines.map(({ about, ...line }) => ({
      ...line,
      version: about?.version ?? 0,
      name: about ? fullName(about) : "",
      number: about ? personNumber(about.code, about.number) : line.file.slice(0, 40),
      isKnown: about !== null,
    })),
    stage: vettingStages.find((stage) => stage.id === reply.stage)?.name[language] ?? reply.stage,
    stageNames: Object.fromEntries(vettingStages.map((each) => [each.id, each.name[language]])),
  };
}
export type AnswersPage = NonNullable<Awaited<ReturnType<typeof answersPage>>>;

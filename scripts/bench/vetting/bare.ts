import postgres from "postgres";

import { readQueueAddress } from "#app/domain/vetting/queue-address.ts";
import { noteStanding } from "#app/server/note/match.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { decideFile, type Officer } from "#app/server/vetting/decide.server.ts";
import { dossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { nextInQueue, placeInQueue } from "#app/server/vetting/queue.server.ts";
import { queuePage } from "#app/server/vetting/queue-page.server.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "#app/server/platform/database.server.ts";
import { eq } from "drizzle-orm";

import { percentiles } from "../frame/open-loop.ts";
import { type Asked, overhear } from "../frame/overhear.ts";

const BOUNDS = /^(begin|commit|rollback|savepoint)/i;

/** The statements of a decision and of the next file's page, sent by the driver alone, one after another. */
export async function bareDecisions(officerId: string, times: number) {
  const officer: Officer = { id: officerId, roles: ["officer"] };
  await decideOnce(officer);
  await decideOnce(officer); // What a process reads once is no part of a decision.
  const asked = (await overhear(() => decideOnce(officer))).filter(
    ({ text }) => !BOUNDS.test(text),
  );
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => undefined });
  const taken: number[] = [];
  for (let index = 0; index < times; index++) taken.push(await replay(sql, asked));
  await sql.end();
  return { statements: asked.length, ...percentiles(taken) };
}

/** In a transaction that is taken back, so that the same decision can be sent again. */
async function replay(sql: postgres.Sql, asked: readonly Asked[]): Promise<number> {
  let taken = 0;
  const undo = new Error("undo");
  await sql
    .begin(async (tx) => {
      const began = performance.now();
      for (const { text, parameters } of asked)
        await tx.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
      taken = performance.now() - began;
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return taken;
}

/** What the action and the loaders of one decision do. */
async function decideOnce(officer: Officer): Promise<void> {
  const now = await summitNow();
  const address = readQueueAddress(new URLSearchParams());
  const definition = await summitDefinition();
  const first = await nextInQueue({ ...address, officer }, definition, null);
  if (first === null) throw new Error("Nobody waits");
  const [file] = await database().select().from(nominee).where(eq(nominee.id, first));
  const place = await placeInQueue(address.view, first);
  const decision = { nomineeId: first, version: file?.version ?? 0, fields: [], reason: "" };
  const decided = await decideFile(officer, { ...decision, outcome: "approved" }, now);
  if (!decided.ok) throw new Error(decided.error.kind);
  const next = await nextInQueue({ ...address, officer }, definition, place);
  await queuePage(officer, address, "en", now);
  const page = next === null ? null : await dossierPage(officer, next, "en", now);
  if (page) await noteStanding(page.file.delegationId, page.file.id);
}

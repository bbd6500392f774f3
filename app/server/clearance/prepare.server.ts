import { and, asc, eq, max, ne, notExists, sql } from "drizzle-orm";

import { bestEd25519 } from "#app/crypto/ed25519.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import { type BatchDocument, type BatchEntry, MOST_IN_BATCH } from "#app/domain/clearance/batch.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { clearanceBatch, clearanceFile } from "#db/schema/clearance.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { signingKeyFor } from "../badge/keys.server.ts";
import { openPassport } from "../nominee/passport.server.ts";
import { auditAll } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { seal } from "../platform/sealing.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "../vetting/decide.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** A key made for a batch lives this long; as a rule the badges' own key signs. */
const KEY_DAYS = 30;

export type PrepareRefusal = "unknown_stage" | "not_your_stage" | "nobody";
export type PrepareOrder = {
  stage: string;
  /** Files that were in an earlier batch of this stage, too. */
  repeat: boolean;
};

/**
 * Puts the files that wait for a stage into a numbered, signed batch, those due first first, at most 500. Each passport
 * that goes into it is on the trail in the same transaction. One batch is prepared at a time.
 */
export async function prepareBatch(
  officer: Officer,
  order: PrepareOrder,
  now: Date,
): Promise<Result<{ id: string; number: number; files: number }, PrepareRefusal>> {
  const definition = await summitDefinition();
  const stage = definition.vettingStages.find(({ id }) => id === order.stage);
  if (!stage) return err("unknown_stage");
  if (!officer.roles.includes(stage.role)) return err("not_your_stage");
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('clearance_batch'))`);
    const files = await filesOf(tx, order);
    if (files.length === 0) return err("nobody");
    const [last] = await tx.select({ number: max(clearanceBatch.number) }).from(clearanceBatch);
    const number = (last?.number ?? 0) + 1;
    const document = documentOf(files, { number, stage: stage.id, definition, now });
    const content = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
    const expires = new Date(now.getTime() + KEY_DAYS * 86_400_000);
    const key = await signingKeyFor(tx, { notBefore: now, expires }, now);
    const signature = await (await bestEd25519()).sign(content, key.seed);
    const [batch] = await tx
      .insert(clearanceBatch)
      .values({
        number,
        stage: stage.id,
        contentSealed: seal("clearance_batch.content_sealed", content),
        signature,
        keyId: key.id,
        preparedBy: officer.id,
        preparedAt: now,
      })
      .returning({ id: clearanceBatch.id });
    if (!batch) throw new Error("The batch was not stored");
    await tx.insert(clearanceFile).values(
      files.map(({ file }) => ({
        batchId: batch.id,
        nomineeId: file.id,
        submittedAt: file.submittedAt ?? now,
      })),
    );
    await auditAll(tx, [
      {
        actor: officer.id,
        action: "clearance.prepared",
        subjectKind: "clearance_batch",
        subjectId: batch.id,
        fields: ["stage", "files"],
        at: now,
      },
      ...files.map(({ file }) => ({
        actor: officer.id,
        action: "nominee.sent_to_clearance",
        subjectKind: "nominee",
        subjectId: file.id,
        fields: ["passportNumber", "mrz", "photo"],
        at: now,
      })),
    ]);
    return ok({ id: batch.id, number, files: files.length });
  });
}

function filesOf(tx: Transaction, { stage, repeat }: PrepareOrder) {
  const batched = tx
    .select({ one: sql`1` })
    .from(clearanceFile)
    .innerJoin(clearanceBatch, eq(clearanceBatch.id, clearanceFile.batchId))
    .where(
      and(
        eq(clearanceFile.nomineeId, nominee.id),
        eq(clearanceFile.submittedAt, nominee.submittedAt),
        eq(clearanceBatch.stage, stage),
      ),
    );
  return tx
    .select({ file: nominee, home: delegation })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(
      and(
        eq(nominee.stage, stage),
        ne(nominee.status, "withdrawn"),
        repeat ? undefined : notExists(batched),
      ),
    )
    .orderBy(asc(nominee.stageDueAt), asc(nominee.id))
    .limit(MOST_IN_BATCH);
}

type Row = Awaited<ReturnType<typeof filesOf>>[number];

function documentOf(
  rows: readonly Row[],
  about: { number: number; stage: string; definition: SummitDefinition; now: Date },
): BatchDocument {
  const { definition } = about;
  return {
    format: "shanyrak-clearance-batch",
    version: 1,
    batch: about.number,
    stage: about.stage,
    summit: definition.name.en,
    preparedAt: about.now.toISOString(),
    count: rows.length,
    files: rows.map((row) => entryOf(row, definition)),
  };
}

function entryOf({ file, home }: Row, { categories }: SummitDefinition): BatchEntry {
  const passport = openPassport(file.passportSealed, Leave.notShown("audited_in_this_transaction"));
  const number = personNumber(home.code, file.number);
  return {
    file: file.id,
    number,
    delegation: home.formalName.en,
    category: categories.find(({ id }) => id === file.category)?.name.en ?? "",
    surname: file.surname,
    givenNames: file.givenNames,
    nativeName: file.nativeName,
    honorific: file.honorific,
    position: file.position,
    birthDate: file.birthDate,
    nationality: file.nationality,
    passport: {
      number: passport.number,
      issuer: passport.issuer,
      expires: file.passportExpires,
      mrz: passport.mrz,
    },
    photo: file.photoId === null ? null : `photos/${number}.jpg`,
  };
}

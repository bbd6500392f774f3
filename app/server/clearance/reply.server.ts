import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";

import {
  type BatchedFile,
  compareAnswers,
  type GivenAnswer,
  OUTCOME_OF,
  readJsonAnswers,
  readTableAnswers,
  type ReplyRefusal,
} from "#app/domain/clearance/answers.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Outcome } from "#app/domain/vetting/outcome.ts";
import type { Refused } from "#app/domain/vetting/refused.ts";
import { clearanceBatch, clearanceFile, clearanceReply } from "#db/schema/clearance.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";

import type * as listThread from "../import/list.thread.ts";
import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { seal, unsealText } from "../platform/sealing.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { decideFile, type Officer } from "../vetting/decide.server.ts";
import { decides } from "./archive.server.ts";
import { recordReading } from "../audit/reading.server.ts";
import { summitNow } from "../platform/clock.server.ts";

const lists = inThreads<typeof listThread>("app/server/import/list.thread.ts");

async function readAnswers(bytes: Uint8Array): Promise<Result<GivenAnswer[], ReplyRefusal>> {
  if (bytes[0] !== 0x50) return readJsonAnswers(Buffer.from(bytes).toString("utf8"));
  const table = await lists("readTable", bytes, new Set<string>());
  return table.ok ? readTableAnswers(table.value) : err("unreadable");
}

/** Keeps the authority's answer to be looked at. Nothing is decided by it. */
export async function receiveReply(
  officer: Officer,
  bytes: Uint8Array,
  now: Date,
): Promise<Result<{ id: string }, ReplyRefusal>> {
  const answers = await readAnswers(bytes);
  if (!answers.ok) return answers;
  const numbers = answers.value.map(({ batch }) => batch).filter(Number.isSafeInteger);
  const [batch] =
    numbers.length === 0
      ? []
      : await database()
          .select()
          .from(clearanceBatch)
          .where(inArray(clearanceBatch.number, numbers))
          .orderBy(desc(clearanceBatch.number))
          .limit(1);
  if (!batch || !(await decides(officer, batch.stage))) return err("unknown_batch");
  return database().transaction(async (tx) => {
    const [kept] = await tx
      .insert(clearanceReply)
      .values({
        batchId: batch.id,
        answersSealed: seal("clearance_reply.answers_sealed", JSON.stringify(answers.value)),
        receivedBy: officer.id,
        receivedAt: now,
      })
      .returning({ id: clearanceReply.id });
    if (!kept) throw new Error("The answer was not kept");
    await audit(tx, {
      actor: officer.id,
      action: "clearance.answered",
      subjectKind: "clearance_batch",
      subjectId: batch.id,
      at: now,
    });
    return ok({ id: kept.id });
  });
}

/** An answer beside the files as they stand now; null for one that does not exist or is not this officer's to decide. */
export async function compareReply(officer: Officer, id: string) {
  if (!isUuid(id)) return null;
  const [found] = await database()
    .select({ reply: clearanceReply, batch: clearanceBatch })
    .from(clearanceReply)
    .innerJoin(clearanceBatch, eq(clearanceBatch.id, clearanceReply.batchId))
    .where(eq(clearanceReply.id, id));
  if (!found || !(await decides(officer, found.batch.stage))) return null;
  const { reply, batch } = found;
  const leave = await database().transaction(async (tx) =>
    recordReading(tx, {
      ...{ actor: officer.id, action: "clearance.answers_read", at: await summitNow() },
      ...{ subjectKind: "clearance_batch", subjectId: batch.id, fields: ["answers"] },
    }),
  );
  const given = JSON.parse(
    unsealText("clearance_reply.answers_sealed", reply.answersSealed, leave),
  ) as GivenAnswer[];
  const rows = await filesOf(batch);
  const { lines, unanswered } = compareAnswers(
    batch.number,
    rows.map(({ known }) => known),
    given,
  );
  const remarks = new Map(given.map(({ file, remark }) => [file, remark]));
  const about = new Map(rows.map((row) => [row.known.id, row]));
  return {
    id,
    number: batch.number,
    stage: batch.stage,
    appliedAt: reply.appliedAt,
    lines: lines.map((line) => ({
      ...line,
      remark: remarks.get(line.file) ?? "",
      about: about.get(line.file)?.shown ?? null,
    })),
    unanswered: unanswered.length,
  };
}

type Batch = typeof clearanceBatch.$inferSelect;

async function filesOf(batch: Batch) {
  const [rows, decisions] = await Promise.all([
    database()
      .select({ file: nominee, exported: clearanceFile, code: delegation.code })
      .from(clearanceFile)
      .innerJoin(nominee, eq(nominee.id, clearanceFile.nomineeId))
      .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
      .where(eq(clearanceFile.batchId, batch.id))
      .orderBy(asc(delegation.code), asc(nominee.number)),
    database()
      .select({
        nomineeId: vettingDecision.nomineeId,
        outcome: vettingDecision.outcome,
      })
      .from(vettingDecision)
      .innerJoin(clearanceFile, eq(clearanceFile.nomineeId, vettingDecision.nomineeId))
      .where(
        and(
          eq(clearanceFile.batchId, batch.id),
          eq(vettingDecision.stage, batch.stage),
          gte(vettingDecision.decidedAt, batch.preparedAt),
        ),
      )
      .orderBy(asc(vettingDecision.decidedAt)),
  ]);
  const decided = new Map<string, Outcome>();
  for (const { nomineeId, outcome } of decisions) decided.set(nomineeId, outcome);
  return rows.map(({ file, exported, code }) => {
    const waits = file.stage === batch.stage;
    const isAsExported =
      waits &&
      !decided.has(file.id) &&
      file.submittedAt?.getTime() === exported.submittedAt.getTime();
    return {
      known: {
        id: file.id,
        isAsExported,
        // Reopened, it waits again: an answer that was given before is no answer to that.
        decided: waits ? null : (decided.get(file.id) ?? null),
      } satisfies BatchedFile,
      shown: {
        version: file.version,
        honorific: file.honorific,
        surname: file.surname,
        givenNames: file.givenNames,
        number: file.number,
        code,
        status: file.status,
      },
    };
  });
}

export type ApplyOrder = {
  /** Files with the version that the preview showed. */
  seen: ReadonlyMap<string, number>;
  /** What delegations read; the authority's own remarks stay in the house. From `parseReason`. */
  reasons: { refused: string; returned: string };
};

/**
 * Carries out what the preview showed to be plain: a decision a file, each with its audit entry in a transaction of its
 * own. Conflicts are left alone. Applied twice, the second time finds every file decided so and changes nothing.
 */
export async function applyReply(
  officer: Officer,
  id: string,
  { seen, reasons }: ApplyOrder,
  now: Date,
): Promise<Map<string, Refused | null> | null> {
  const reply = await compareReply(officer, id);
  if (!reply) return null;
  const done = new Map<string, Refused | null>();
  for (const line of reply.lines) {
    const version = seen.get(line.file);
    if (line.kind !== "apply" || version === undefined) continue;
    const outcome = OUTCOME_OF[line.answer];
    const reason = outcome === "approved" ? "" : reasons[outcome];
    const decided = await decideFile(
      officer,
      { nomineeId: line.file, version, outcome, reason, fields: [] },
      now,
    );
    if (decided.ok) done.set(line.file, null);
    else if (decided.error.kind !== "not_found") done.set(line.file, decided.error);
  }
  await database().update(clearanceReply).set({ appliedAt: now }).where(eq(clearanceReply.id, id));
  return done;
}

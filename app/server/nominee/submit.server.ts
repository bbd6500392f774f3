import { and, asc, eq, inArray } from "drizzle-orm";

import { maySendIn, nominationWindow } from "#app/domain/nominee/deadline.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import type { NomineeField } from "#app/domain/nominee/fields.ts";
import { PLACE_HOLDING } from "#app/domain/nominee/status.ts";
import { canTurn } from "#app/domain/nominee/turns.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Category, SummitDefinition, VettingStage } from "#app/domain/summit/definition.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { stageDue, stagesOf } from "#app/domain/vetting/stages.ts";
import { nominee } from "#db/schema/nominee.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { tellSent } from "./mail.server.ts";
import { faultyFields, loadNominee } from "./nominee-file.server.ts";
import type { Writer } from "./save.server.ts";

export type SubmitRefusal =
  | { kind: "not_found" }
  | { kind: "not_open" }
  | { kind: "too_early" }
  | { kind: "late" }
  | { kind: "incomplete"; gaps: NomineeField[] }
  | { kind: "full"; quotaGroup: string }
  | { kind: "no_substitute" }
  /** The machine-readable zone disagrees with itself, or the photo cannot be printed. */
  | { kind: "faulty"; fields: NomineeField[] };

export type Submission = {
  id: string;
  /** The nominee who gives up the place, of the same group; null for a place that is free. */
  inPlaceOf: string | null;
};

type File = typeof nominee.$inferSelect;

/**
 * Sends a file to accreditation: it takes a place of its quota group and waits for the first stage of its category.
 * With `inPlaceOf`, that nominee is withdrawn in the same transaction, so that nobody else can take the place between.
 * The database counts the places; the one too many is refused (`full`), however many are sent at once.
 */
export async function submitNominee(
  writer: Writer,
  submission: Submission,
): Promise<Result<{ status: File["status"] }, SubmitRefusal>> {
  if (submission.inPlaceOf !== null && !isUuid(submission.inPlaceOf))
    return err({ kind: "no_substitute" });
  const definition = await summitDefinition();
  const before = await loadNominee(writer.delegationId, submission.id, writer.now);
  if (!before) return err({ kind: "not_found" });
  let quotaGroup = "";
  try {
    return await database().transaction(async (tx) => {
      const files = await lockFiles(tx, writer, submission);
      const file = files.find(({ id }) => id === submission.id);
      const ready = decide(file, definition, writer.now);
      if (!ready.ok) return ready;
      const faulty = faultyFields(before);
      if (faulty.length > 0) return err({ kind: "faulty", fields: faulty });
      quotaGroup = ready.value.category.quotaGroup;
      if (submission.inPlaceOf !== null) {
        const leaving = files.find(({ id }) => id === submission.inPlaceOf);
        if (!leaving || !canGiveUpPlace(leaving, quotaGroup)) return err({ kind: "no_substitute" });
        await withdraw(tx, writer, leaving, "nominee.replaced");
      }
      const status = await send(tx, writer, ready.value);
      await tellSent(tx, writer, ready.value.file, status);
      return ok({ status });
    });
  } catch (error) {
    if (constraintOf(error) === "quota_never_exceeded") return err({ kind: "full", quotaGroup });
    throw error;
  }
}

/** Both files at once and always in the same order, so that two substitutions cannot wait for each other. */
const lockFiles = (tx: Transaction, { delegationId }: Writer, { id, inPlaceOf }: Submission) =>
  tx
    .select()
    .from(nominee)
    .where(
      and(
        inArray(nominee.id, inPlaceOf === null ? [id] : [id, inPlaceOf]),
        eq(nominee.delegationId, delegationId),
      ),
    )
    .orderBy(asc(nominee.id))
    .for("update");

type Ready = { file: File; category: Category; stage: VettingStage | null };

function decide(
  file: File | undefined,
  definition: SummitDefinition,
  now: Date,
): Result<Ready, SubmitRefusal> {
  if (!file) return err({ kind: "not_found" });
  if (!canTurn("submit", file.status)) return err({ kind: "not_open" });
  const window = nominationWindow(definition.nominations, now);
  if (!maySendIn(window, file.status))
    return err({ kind: window === "not_open" ? "too_early" : "late" });
  const category = definition.categories.find(({ id }) => id === file.category) ?? null;
  const gaps = missingOf({
    ...file,
    category,
    hasPassportNumber: file.passportIndex !== null,
    hasPhoto: file.photoId !== null,
  });
  if (!category || gaps.length > 0) return err({ kind: "incomplete", gaps });
  const path = stagesOf(category.vettingPath, definition.vettingStages);
  if (path === null) throw new Error(`The vetting path of ${category.id} names an unknown stage`);
  return ok({ file, category, stage: path[0] ?? null });
}

async function send(
  tx: Transaction,
  { actor, now }: Writer,
  { file, category, stage }: Ready,
): Promise<File["status"]> {
  const status = stage === null ? "cleared" : "submitted";
  await tx
    .update(nominee)
    .set({
      status,
      stage: stage?.id ?? null,
      stageDueAt: stage && stageDue(stage, now),
      quotaGroup: category.quotaGroup,
      returnedFields: [],
      returnedReason: "",
      version: file.version + 1,
      submittedAt: now,
      changedAt: now,
    })
    .where(eq(nominee.id, file.id));
  await audit(tx, {
    actor,
    action: "nominee.submitted",
    subjectKind: "nominee",
    subjectId: file.id,
    fields: ["status"],
    at: now,
  });
  return status;
}

const canGiveUpPlace = (file: File, quotaGroup: string): boolean =>
  file.quotaGroup === quotaGroup &&
  PLACE_HOLDING.includes(file.status) &&
  canTurn("withdraw", file.status);

async function withdraw(
  tx: Transaction,
  { actor, now }: Writer,
  file: File,
  action: "nominee.withdrawn" | "nominee.replaced",
): Promise<void> {
  await tx
    .update(nominee)
    .set({
      status: "withdrawn",
      stage: null,
      stageDueAt: null,
      version: file.version + 1,
      changedAt: now,
    })
    .where(eq(nominee.id, file.id));
  await audit(tx, {
    actor,
    action,
    subjectKind: "nominee",
    subjectId: file.id,
    fields: ["status"],
    at: now,
  });
}

/** Withdraws a nominee and frees the place. Refused once a badge exists: the desk revokes that first. */
export async function withdrawNominee(
  writer: Writer,
  id: string,
): Promise<Result<null, "not_found" | "badge_exists" | "not_open">> {
  if (!isUuid(id)) return err("not_found");
  return database().transaction(async (tx) => {
    const [file] = await lockFiles(tx, writer, { id, inPlaceOf: null });
    if (!file) return err("not_found");
    if (file.status === "badge_ready" || file.status === "collected") return err("badge_exists");
    if (!canTurn("withdraw", file.status)) return err("not_open");
    await withdraw(tx, writer, file, "nominee.withdrawn");
    return ok(null);
  });
}

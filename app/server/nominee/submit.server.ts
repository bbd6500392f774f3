import { eq } from "drizzle-orm";

import { nominationWindow } from "#app/domain/nominee/deadline.ts";
import type { NomineeField } from "#app/domain/nominee/fields.ts";
import { admissionOf } from "#app/domain/nominee/late.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import { type FileStatus, PLACE_HOLDING } from "#app/domain/nominee/status.ts";
import { canTurn } from "#app/domain/nominee/turns.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Category, SummitDefinition, VettingStage } from "#app/domain/summit/definition.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { stageDue, stagesOf } from "#app/domain/vetting/stages.ts";
import { lateNomination, nominee } from "#db/schema/nominee.ts";

import { categoriesOf } from "../delegation/categories.server.ts";
import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { type FileRow, lockFiles } from "./lock.server.ts";
import { tellSent } from "./mail.server.ts";
import { faultyFields, loadNominee } from "./nominee-file.server.ts";
import type { Writer } from "./save.server.ts";
import { withdrawLocked } from "./withdraw.server.ts";

export type SubmitRefusal =
  | { kind: "not_found" }
  | { kind: "not_open" }
  | { kind: "too_early" }
  /** After the close, and no reason was given for an officer to admit it. */
  | { kind: "late" }
  | { kind: "incomplete"; gaps: NomineeField[] }
  /** Something typed is not well formed yet; it is kept as typed. */
  | { kind: "unread" }
  /** The notice in force was not confirmed for this person. */
  | { kind: "no_consent" }
  | { kind: "full"; quotaGroup: string }
  /** The file asks for a hosted place, and none is free. */
  | { kind: "hosted_full" }
  | { kind: "no_substitute" }
  /** The machine-readable zone disagrees with itself, or the photo cannot be printed. */
  | { kind: "faulty"; fields: NomineeField[] };

export type Submission = {
  id: string;
  /** The nominee who gives up the place, of the same group; null for a place that is free. */
  inPlaceOf: string | null;
  /** Why it comes after the close; read only then. From `parseReason`. */
  lateReason?: string;
};

/** Where the file stands now; `late` when an officer has to admit it first. */
export type Sent = { status: FileStatus; late: boolean };

/**
 * Sends a file to accreditation: it takes a place of its quota group, and a hosted one if it asks for that, and waits
 * for the first stage of its category; after the close for an officer who admits it. With `inPlaceOf`, that nominee is
 * withdrawn in the same transaction, so that nobody else can take the place between. The database counts the places; the
 * one too many is refused (`full`, `hosted_full`), however many are sent at once.
 */
export async function submitNominee(
  writer: Writer,
  submission: Submission,
): Promise<Result<Sent, SubmitRefusal>> {
  const { id, inPlaceOf } = submission;
  if (inPlaceOf !== null && !isUuid(inPlaceOf)) return err({ kind: "no_substitute" });
  const definition = await summitDefinition();
  // What was open to the delegation when the draft was written may be closed by now.
  const categories = await categoriesOf(writer.delegationId, definition);
  const before = await loadNominee(writer.delegationId, id, writer.now);
  if (!before) return err({ kind: "not_found" });
  let quotaGroup = "";
  try {
    return await database().transaction(async (tx) => {
      const ids = inPlaceOf === null ? [id] : [id, inPlaceOf];
      const files = await lockFiles(tx, writer.delegationId, ids);
      const file = files.find((each) => each.id === id);
      const ready = decide(file, { ...definition, categories }, { ...submission, now: writer.now });
      if (!ready.ok) return ready;
      const faulty = faultyFields(before);
      if (faulty.length > 0) return err({ kind: "faulty", fields: faulty });
      quotaGroup = ready.value.category.quotaGroup;
      if (inPlaceOf !== null) {
        const leaving = files.find((each) => each.id === inPlaceOf);
        if (!leaving || !canGiveUpPlace(leaving, quotaGroup)) return err({ kind: "no_substitute" });
        await withdrawLocked(tx, writer, leaving, "nominee.replaced");
      }
      const status = await send(tx, writer, ready.value);
      const late = ready.value.lateReason !== null;
      if (!late) await tellSent(tx, writer, ready.value.file, status);
      return ok({ status, late });
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "quota_never_exceeded") return err({ kind: "full", quotaGroup });
    if (constraint === "hosted_never_exceeded") return err({ kind: "hosted_full" });
    throw error;
  }
}

type Ready = {
  file: FileRow;
  category: Category;
  stage: VettingStage | null;
  lateReason: string | null;
};

function decide(
  file: FileRow | undefined,
  definition: SummitDefinition,
  { lateReason = "", now }: Submission & { now: Date },
): Result<Ready, SubmitRefusal> {
  if (!file) return err({ kind: "not_found" });
  if (!canTurn("submit", file.status)) return err({ kind: "not_open" });
  const window = nominationWindow(definition.nominations, now);
  const admission = admissionOf(window, file.status, lateReason);
  if (admission.kind === "refused") return err({ kind: admission.why });
  const category = definition.categories.find(({ id }) => id === file.category) ?? null;
  const gaps = missingOf({
    ...file,
    category,
    hasPassportNumber: file.passportIndex !== null,
    hasPhoto: file.photoId !== null,
  });
  if (!category || gaps.length > 0) return err({ kind: "incomplete", gaps });
  if (file.typedSealed !== null) return err({ kind: "unread" });
  const { notice } = definition;
  if (notice && file.consentVersion !== notice.version) return err({ kind: "no_consent" });
  const path = stagesOf(category.vettingPath, definition.vettingStages);
  if (path === null) throw new Error(`The vetting path of ${category.id} names an unknown stage`);
  return ok({
    file,
    category,
    stage: path[0] ?? null,
    lateReason: admission.kind === "late" ? admission.reason : null,
  });
}

async function send(
  tx: Transaction,
  { actor, now }: Writer,
  { file, category, stage, lateReason }: Ready,
): Promise<FileStatus> {
  const late = lateReason !== null;
  const status = stage === null && !late ? "cleared" : "submitted";
  await tx
    .update(nominee)
    .set({
      status,
      // A late one waits for no stage until it is admitted.
      stage: late ? null : (stage?.id ?? null),
      stageDueAt: late ? null : stage && stageDue(stage, now),
      quotaGroup: category.quotaGroup,
      returnedFields: [],
      returnedReason: "",
      returnedNotes: {},
      version: file.version + 1,
      submittedAt: now,
      changedAt: now,
    })
    .where(eq(nominee.id, file.id));
  if (late)
    await tx
      .insert(lateNomination)
      .values({ nomineeId: file.id, reason: lateReason, askedBy: actor, askedAt: now });
  await audit(tx, {
    actor,
    action: late ? "nominee.submitted_late" : "nominee.submitted",
    subjectKind: "nominee",
    subjectId: file.id,
    fields: ["status"],
    at: now,
  });
  return status;
}

const canGiveUpPlace = (file: FileRow, quotaGroup: string): boolean =>
  file.quotaGroup === quotaGroup &&
  PLACE_HOLDING.includes(file.status) &&
  canTurn("withdraw", file.status);

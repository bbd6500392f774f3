import { eq } from "drizzle-orm";

import { APPLICANT_KINDS } from "#app/domain/delegation/status.ts";
import type { InviteRefusal } from "#app/domain/invitation/refusal.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { application } from "#db/schema/invitation.ts";

import { inviteWithin, type Inviter, raced } from "../invitation/invite.server.ts";
import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { enrolEntity, suggestNames } from "./enrol.server.ts";
import type { acceptanceForm, directForm } from "./forms.ts";
import { tellDeclined } from "./mail.server.ts";
import type { z } from "zod";

/** `decided`: another officer was first. */
export type DecideRefusal = "not_found" | "decided" | "code_taken" | InviteRefusal;

class Refused extends Error {
  readonly refusal: DecideRefusal;

  constructor(refusal: DecideRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** Runs a decision in one transaction; a refusal within leaves nothing behind. */
async function decideOnce(
  work: (tx: Transaction) => Promise<void>,
): Promise<Result<null, DecideRefusal>> {
  try {
    await database().transaction(work);
    return ok(null);
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    const constraint = constraintOf(error);
    if (constraint === "delegation_code_unique" || constraint === "delegation_pkey")
      return err("code_taken");
    const refusal = raced(constraint);
    if (!refusal) throw error;
    return err(refusal);
  }
}

/** The application, locked; two officers decide one after the other, and the second hears of it. */
async function waiting(tx: Transaction, id: string) {
  const [found] = isUuid(id)
    ? await tx.select().from(application).where(eq(application.id, id)).for("update")
    : [];
  if (!found) throw new Refused("not_found");
  if (found.state !== "waiting") throw new Refused("decided");
  return found;
}

/** Accepts an application: a delegation with its places, and an invitation to the contact as its focal point. */
export const acceptApplication = (
  officer: Inviter,
  id: string,
  names: z.infer<typeof acceptanceForm>,
): Promise<Result<null, DecideRefusal>> =>
  decideOnce(async (tx) => {
    const applied = await waiting(tx, id);
    const kind = APPLICANT_KINDS.find((each) => each === applied.kind);
    if (!kind) throw new Error(`An application of ${applied.kind}`);
    const delegationId = await enrolEntity(
      tx,
      {
        kind,
        name: { en: names.nameEn, ru: names.nameRu, kk: names.nameKk },
        code: names.code,
        sortKey: names.sortKey,
      },
      officer,
    );
    await inviteFocalPoint(tx, officer, delegationId, applied);
    await tx
      .update(application)
      .set({ state: "accepted", delegationId, decidedBy: officer.actor, decidedAt: officer.now })
      .where(eq(application.id, id));
    await note(tx, officer, "application.accepted", id);
  });

/** Declines an application, with a reason that the applicant reads. */
export const declineApplication = (
  officer: Inviter,
  id: string,
  reason: string,
): Promise<Result<null, DecideRefusal>> =>
  decideOnce(async (tx) => {
    const applied = await waiting(tx, id);
    const decided = {
      state: "declined" as const,
      reason,
      decidedBy: officer.actor,
      decidedAt: officer.now,
    };
    await tx.update(application).set(decided).where(eq(application.id, id));
    await note(tx, officer, "application.declined", id);
    await tellDeclined(tx, { ...applied, ...decided }, await summitDefinition());
  });

/** Invites an entity that did not apply: the same, with a code that is free. */
export const inviteEntity = (
  officer: Inviter,
  { kind, entity, ...person }: z.infer<typeof directForm>,
): Promise<Result<null, DecideRefusal>> =>
  decideOnce(async (tx) => {
    const suggested = await suggestNames(tx, entity);
    const name = { en: entity, ru: entity, kk: entity };
    const delegationId = await enrolEntity(tx, { kind, name, ...suggested }, officer);
    await inviteFocalPoint(tx, officer, delegationId, person);
  });

async function inviteFocalPoint(
  tx: Transaction,
  officer: Inviter,
  delegationId: string,
  {
    email,
    contact,
    language,
  }: Pick<typeof application.$inferSelect, "email" | "contact" | "language">,
): Promise<void> {
  const invited = await inviteWithin(tx, officer, {
    delegationId,
    role: "focal",
    email,
    name: contact,
    language,
    noteVerbaleId: null,
  });
  if (!invited.ok) throw new Refused(invited.error);
}

const note = (tx: Transaction, { actor, now }: Inviter, action: string, subjectId: string) =>
  audit(tx, { actor, action, subjectKind: "application", subjectId, fields: ["state"], at: now });

import { and, eq, gt, isNull } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { device, deviceAssignment, deviceEnrolment, gate } from "#db/schema/gate.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { newSecret, secretDigest } from "./secret.server.ts";

/** Long enough to walk to the gate, short enough to lose. Real time. */
export const INVITATION_MINUTES = 15;

export type Invitation = { gateId: string; label: string };
export type EnrolmentRefusal = "unknown_code" | "code_used" | "code_expired";

/** Invites one phone to a gate. Answers the code for the link, which is not stored and cannot be shown again. */
export async function inviteDevice(
  { gateId, label }: Invitation,
  actor: string,
): Promise<Result<string, "unknown_gate">> {
  const code = newSecret();
  const at = await summitNow();
  return database().transaction(async (tx) => {
    const [known] = await tx
      .select({ direction: gate.direction })
      .from(gate)
      .where(eq(gate.id, gateId));
    if (!known) return err("unknown_gate");
    await tx.insert(deviceEnrolment).values({
      codeDigest: secretDigest(code),
      gateId,
      direction: known.direction,
      label,
      createdBy: actor,
      expiresAt: new Date(realNow().getTime() + INVITATION_MINUTES * 60_000),
    });
    await audit(tx, {
      actor,
      action: "device.invited",
      subjectKind: "gate",
      subjectId: gateId,
      at,
    });
    return ok(code);
  });
}

/** What a link invites to, if it still does. Looking at it does not use it up: previews open links too. */
export async function invitationOf(
  code: string,
): Promise<Result<Invitation & { gate: Trilingual; direction: Direction }, EnrolmentRefusal>> {
  const [found] = await database()
    .select({ invitation: deviceEnrolment, name: gate.name })
    .from(deviceEnrolment)
    .innerJoin(gate, eq(gate.id, deviceEnrolment.gateId))
    .where(eq(deviceEnrolment.codeDigest, secretDigest(code)));
  if (!found) return err("unknown_code");
  const { gateId, direction, label, usedAt, expiresAt } = found.invitation;
  if (usedAt) return err("code_used");
  if (expiresAt <= realNow()) return err("code_expired");
  return ok({ gateId, direction, label, gate: found.name });
}

/** Public keys of a phone, raw points of P-256: by the one it signs, to the other things are sealed for it alone. */
export type PhoneKeys = { signingKey: Uint8Array; exchangeKey: Uint8Array };

/**
 * Makes the phone of these keys the device to which the code invites. Works once: of two phones with one link the second
 * is refused. That the phone holds the signing key was proven by the call.
 */
export async function enrolDevice(
  code: string,
  keys: PhoneKeys,
): Promise<Result<{ deviceId: string }, EnrolmentRefusal>> {
  const codeDigest = secretDigest(code);
  const now = realNow();
  const at = await summitNow();
  const enrolled = await database().transaction(async (tx) => {
    const [invitation] = await tx
      .update(deviceEnrolment)
      .set({ usedAt: now })
      .where(
        and(
          eq(deviceEnrolment.codeDigest, codeDigest),
          isNull(deviceEnrolment.usedAt),
          gt(deviceEnrolment.expiresAt, now),
        ),
      )
      .returning();
    if (!invitation) return undefined;
    const { gateId, direction, label, createdBy } = invitation;
    const [made] = await tx
      .insert(device)
      .values({
        gateId,
        direction,
        label,
        ...keys,
        enrolledBy: createdBy,
      })
      .returning({ id: device.id });
    if (!made) throw new Error("A device was not stored");
    await tx
      .insert(deviceAssignment)
      .values({ deviceId: made.id, gateId, direction, from: at, assignedBy: createdBy });
    await audit(tx, {
      actor: createdBy ?? "system",
      action: "device.enrolled",
      subjectKind: "device",
      subjectId: made.id,
      at,
    });
    return { deviceId: made.id };
  });
  if (enrolled) return ok(enrolled);
  const refused = await invitationOf(code);
  return refused.ok ? err("code_used") : refused;
}

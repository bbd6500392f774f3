import { and, count, eq, isNull, sql } from "drizzle-orm";

import { badgeValidity } from "#app/domain/badge/issue.ts";
import { floaterNumber, type PassEndReason, type PassRefusal } from "#app/domain/badge/pass.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { pass } from "#db/schema/pass.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { signPass } from "./sign.server.ts";

/** Who acts: account id and summit time. */
export type By = { actor: string; now: Date };

/**
 * A delegation asks for a floater of a zone: it gets its number and takes its place at once, and waits for the desk.
 * @returns `none_left` where no place is free for that zone, or there never was one
 */
export async function askFloater(
  { delegationId, zone }: { delegationId: string; zone: number },
  { actor, now }: By,
): Promise<Result<{ number: string }, PassRefusal>> {
  try {
    return await database().transaction(async (tx) => {
      const floater = await newFloater(tx, { delegationId, zone });
      if (!floater) return err("none_left");
      const asked = { askedBy: actor, askedAt: now };
      const [made] = await tx
        .insert(pass)
        .values({ ...floater, ...asked })
        .returning({ id: pass.id });
      await onRecord(tx, "pass.asked", made?.id, { actor, now });
      return ok({ number: floater.number });
    });
  } catch (error) {
    if (constraintOf(error) === "floaters_never_exceeded") return err("none_left");
    throw error;
  }
}

/** The next floater of a zone, with its place's row locked: two that ask at once get two numbers. */
export async function newFloater(
  tx: Transaction,
  { delegationId, zone }: { delegationId: string; zone: number },
) {
  const [place] = await tx
    .select({ code: delegation.code })
    .from(quota)
    .innerJoin(delegation, eq(delegation.id, quota.delegationId))
    .where(
      and(
        eq(quota.delegationId, delegationId),
        eq(quota.kind, "floater"),
        eq(quota.quotaGroup, String(zone)),
      ),
    )
    .for("update", { of: quota });
  if (!place) return null;
  const [before] = await tx
    .select({ floaters: count() })
    .from(pass)
    .where(
      and(
        eq(pass.delegationId, delegationId),
        eq(pass.kind, "floater"),
        sql`${pass.zones}[1] = ${zone}`,
      ),
    );
  const number = floaterNumber(place.code, zone, (before?.floaters ?? 0) + 1);
  return { kind: "floater" as const, delegationId, zones: [zone], number };
}

/**
 * A delegation gives a floater back: its place is free, and its code opens nothing from this moment on.
 * @returns `missing` for a floater that is not this delegation's
 */
export function giveFloaterBack(
  { delegationId, passId }: { delegationId: string; passId: string },
  { actor, now }: By,
): Promise<Result<null, PassRefusal | "missing">> {
  return database().transaction(async (tx) => {
    const found = isUuid(passId) ? await lockPass(tx, passId) : undefined;
    if (found?.delegationId !== delegationId || found.kind !== "floater") return err("missing");
    if (found.revokedAt) return err("not_live");
    await writeEnd(tx, { passId, reason: "given_back" }, { actor, now }, "pass.given_back");
    return ok(null);
  });
}

/** The desk issues floaters that were asked for: each is signed once. Answers how many; those ended meanwhile are passed over. */
export async function issueFloaters(
  passIds: readonly string[],
  { actor, now }: By,
): Promise<Result<{ count: number }, PassRefusal>> {
  const marked = [...new Set(passIds)].filter(isUuid).toSorted();
  if (marked.length === 0) return err("nobody");
  const { badgeValidity: badges } = await summitDefinition();
  const validity = badgeValidity(badges);
  if (now >= validity.expires) return err("summit_over");
  const issued = await database().transaction(async (tx) => {
    let done = 0;
    for (const id of marked) {
      const waiting = await lockPass(tx, id);
      if (waiting?.kind !== "floater" || waiting.issuedAt || waiting.revokedAt) continue;
      await tx
        .update(pass)
        .set(await signPass(tx, waiting, { validity, badges, now }))
        .where(and(eq(pass.id, id), isNull(pass.issuedAt)));
      await onRecord(tx, "pass.issued", id, { actor, now });
      done += 1;
    }
    return done;
  });
  return issued === 0 ? err("not_waiting") : ok({ count: issued });
}

/** A pass with its row locked, so that two who act on it follow each other. */
export async function lockPass(tx: Transaction, passId: string) {
  const [found] = await tx
    .select({ pass, delegationCode: delegation.code })
    .from(pass)
    .innerJoin(delegation, eq(delegation.id, pass.delegationId))
    .where(eq(pass.id, passId))
    .for("update", { of: pass });
  return found && { ...found.pass, delegationCode: found.delegationCode };
}

/** Writes that a pass ended, once: one that had ended stays as it was. The caller holds its row. */
export async function writeEnd(
  tx: Transaction,
  { passId, reason }: { passId: string; reason: PassEndReason },
  by: By,
  action: "pass.revoked" | "pass.given_back" = "pass.revoked",
): Promise<void> {
  const [ended] = await tx
    .update(pass)
    .set({ revokedAt: by.now, revokedReason: reason })
    .where(and(eq(pass.id, passId), isNull(pass.revokedAt)))
    .returning({ id: pass.id });
  if (ended) await onRecord(tx, action, passId, by);
}

export const onRecord = (
  tx: Transaction,
  action: string,
  subjectId: string | undefined,
  { actor, now }: By,
) => audit(tx, { actor, action, subjectKind: "pass", subjectId: subjectId ?? "", at: now });

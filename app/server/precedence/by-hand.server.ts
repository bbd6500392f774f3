import { and, eq, isNull } from "drizzle-orm";

import type { ListName } from "#app/domain/precedence/policy.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { placeByHand } from "#db/schema/precedence.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { constraintOf, database } from "../platform/database.server.ts";
import { loadSession, placesOf } from "./session.server.ts";

export type HandRequest = {
  itemId: string;
  list: ListName;
  delegationId: string;
  place: number;
  reason: string;
};

export const REASON_LENGTH = { least: 3, most: 200 } as const;

/** `taken`: another delegation was given that place by hand; `notInList`: it takes no part, or the place is past the end. */
export type HandRefusal = "unknown" | "notInList" | "reason" | "taken";

type Officer = { accountId: string };

/**
 * Gives a delegation its place in a list of a session by hand, for a reason that stays on record beside the name.
 * Given another before, that one is replaced and holds again when this is taken back.
 */
export async function giveByHand(
  officer: Officer,
  request: HandRequest,
): Promise<Result<{ id: string }, HandRefusal>> {
  const { itemId, list, delegationId, place } = request;
  const reason = request.reason.trim();
  if (reason.length < REASON_LENGTH.least || reason.length > REASON_LENGTH.most)
    return err("reason");
  const session = await loadSession(itemId);
  if (!session) return err("unknown");
  const places = placesOf(session, list);
  const takesPart = places.some(({ participant }) => participant.id === delegationId);
  if (!takesPart || place < 1 || place > places.length) return err("notInList");
  const now = await summitNow();
  try {
    return await database().transaction(async (tx) => {
      const key = { itemId, list, delegationId };
      const [before] = await tx
        .update(placeByHand)
        .set({ takenBackAt: now })
        .where(
          and(
            eq(placeByHand.itemId, itemId),
            eq(placeByHand.list, list),
            eq(placeByHand.delegationId, delegationId),
            isNull(placeByHand.takenBackAt),
          ),
        )
        .returning({ id: placeByHand.id });
      const [row] = await tx
        .insert(placeByHand)
        .values({
          ...key,
          place,
          reason,
          givenBy: officer.accountId,
          givenAt: now,
          insteadOf: before?.id ?? null,
        })
        .returning({ id: placeByHand.id });
      if (!row) throw new Error("No place was given");
      await audit(tx, {
        ...deedOf(officer, "precedence.placed", itemId, now),
        fields: [list, delegationId],
      });
      return ok(row);
    });
  } catch (error) {
    if (isTaken(error)) return err("taken");
    throw error;
  }
}

/** Takes a place back: the order holds again, or the place that was given before. `taken`: that one is given away. */
export async function takePlaceBack(
  officer: Officer,
  id: string,
): Promise<Result<null, "gone" | "taken">> {
  const now = await summitNow();
  try {
    return await database().transaction(async (tx) => {
      const [row] = await tx
        .update(placeByHand)
        .set({ takenBackAt: now })
        .where(and(eq(placeByHand.id, id), isNull(placeByHand.takenBackAt)))
        .returning();
      if (!row) return err("gone");
      if (row.insteadOf !== null)
        await tx
          .update(placeByHand)
          .set({ takenBackAt: null })
          .where(eq(placeByHand.id, row.insteadOf));
      const deed = deedOf(officer, "precedence.place_taken_back", row.itemId, now);
      await audit(tx, { ...deed, fields: [row.list, row.delegationId] });
      return ok(null);
    });
  } catch (error) {
    if (isTaken(error)) return err("taken");
    throw error;
  }
}

const isTaken = (error: unknown): boolean => {
  const constraint = constraintOf(error);
  return constraint === "no_place_given_twice" || constraint === "one_place_by_hand_a_delegation";
};

const deedOf = ({ accountId }: Officer, action: string, itemId: string, at: Date) => ({
  actor: accountId,
  action,
  subjectKind: "programme_item",
  subjectId: itemId,
  at,
});

import { asc, eq, inArray } from "drizzle-orm";

import { holdsOf } from "#app/domain/bilateral/board.ts";
import type { Interval } from "#app/domain/bilateral/interval.ts";
import type { MeetingRequest, Place } from "#app/domain/bilateral/placement.ts";
import {
  bilateralRequest,
  bilateralSide,
  interpreterOccupancy,
  principalOccupancy,
  room,
  roomOccupancy,
} from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import type { Transaction } from "../platform/database.server.ts";

/** A half-open range as PostgreSQL writes it. */
export const rangeOf = ({ from, until }: Interval): string =>
  `[${new Date(from).toISOString()},${new Date(until).toISOString()})`;

/**
 * Puts bookers in line: whoever wants the same request, room or principal waits here, always in this order (so that
 * none waits for another in a circle), and then decides with what the one before has written. Writers that do not
 * queue here, such as the programme, still meet the exclusion constraints.
 */
export async function queueFor(
  tx: Transaction,
  requestIds: readonly string[],
  roomIds: readonly string[],
): Promise<void> {
  await tx
    .select({ id: bilateralRequest.id })
    .from(bilateralRequest)
    .where(inArray(bilateralRequest.id, [...requestIds]))
    .orderBy(asc(bilateralRequest.id))
    .for("update");
  const sides = await tx
    .select({ delegationId: bilateralSide.delegationId })
    .from(bilateralSide)
    .where(inArray(bilateralSide.requestId, [...requestIds]));
  await tx
    .select({ id: room.id })
    .from(room)
    .where(inArray(room.id, [...roomIds]))
    .orderBy(asc(room.id))
    .for("no key update");
  await tx
    .select({ id: delegation.id })
    .from(delegation)
    .where(
      inArray(
        delegation.id,
        sides.map(({ delegationId }) => delegationId),
      ),
    )
    .orderBy(asc(delegation.id))
    .for("no key update");
}

/** Writes what a meeting takes, in place of what it took before. */
export async function occupy(
  tx: Transaction,
  bilateralId: string,
  request: MeetingRequest,
  place: Place,
): Promise<void> {
  await tx.delete(roomOccupancy).where(eq(roomOccupancy.bilateralId, bilateralId));
  await tx.delete(principalOccupancy).where(eq(principalOccupancy.bilateralId, bilateralId));
  await tx.delete(interpreterOccupancy).where(eq(interpreterOccupancy.bilateralId, bilateralId));
  const { room: taken, principals, interpreters } = holdsOf(request, place);
  await tx
    .insert(roomOccupancy)
    .values({ roomId: taken.roomId, during: rangeOf(taken.during), bilateralId });
  await tx.insert(principalOccupancy).values(
    principals.map(({ delegationId, level, during }) => ({
      delegationId,
      level,
      during: rangeOf(during),
      bilateralId,
    })),
  );
  if (interpreters.length === 0) return;
  await tx.insert(interpreterOccupancy).values(
    interpreters.map(({ interpreterId, during }) => ({
      nomineeId: interpreterId,
      during: rangeOf(during),
      bilateralId,
    })),
  );
}

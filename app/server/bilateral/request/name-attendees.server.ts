import { and, eq, inArray, notInArray } from "drizzle-orm";
import { z } from "zod";

import type { Attendance } from "#app/domain/bilateral/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import {
  bilateral,
  bilateralAttendee,
  bilateralSide,
  interpreterOccupancy,
} from "#db/schema/bilateral.ts";
import { nominee } from "#db/schema/nominee.ts";
import { lasting, principalOccupancy } from "#app/domain/bilateral/interval.ts";

import { audit } from "../../platform/audit.server.ts";
import { constraintOf, database } from "../../platform/database.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { queueInterpreterNews } from "../news/queue-news.server.ts";
import { rangeOf } from "../occupancy.server.ts";
import { lockedRequest } from "./locked-request.server.ts";

const address = z.email().max(254);

const INTERPRETERS = "interpreter_never_in_two_places";

/** Why a list was not taken; nothing of it was saved. */
export type AttendeesRefusal =
  | { kind: "unknown" | "principals" | "email" | typeof INTERPRETERS }
  /** More are named beside the principal than were announced. */
  | { kind: "more_than_announced"; named: number; announced: number };

/** Who of a delegation comes to a meeting; names are of its own file, whoever was withdrawn or refused is none. */
export type AttendeeList = {
  requestId: string;
  delegationId: string;
  /** The language that the side speaks there (ISO 639-1), or "". */
  language: string;
  people: ReadonlyMap<string, Attendance>;
  /** By interpreter: the address at which they are told of hours; left out where the delegation tells them. */
  emails?: ReadonlyMap<string, string>;
};

/**
 * Puts a side's list in place of the one before. Interpreters are held for the hour of a meeting that is booked; they do
 * not count among the companions.
 */
export async function nameAttendees(
  list: AttendeeList,
  by: ByHand,
): Promise<Result<undefined, AttendeesRefusal>> {
  try {
    return await database().transaction((tx) => name(tx, list, by));
  } catch (error) {
    if (constraintOf(error) !== INTERPRETERS) throw error;
    return err({ kind: INTERPRETERS });
  }
}

type Tx = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

async function name(
  tx: Tx,
  { requestId, delegationId, language, people, emails = new Map() }: AttendeeList,
  { actor, now }: ByHand,
): Promise<Result<undefined, AttendeesRefusal>> {
  const request = await lockedRequest(tx, requestId, now);
  const party = request?.parties.find((side) => side.delegationId === delegationId);
  if (!request || !party) return err({ kind: "unknown" });
  const ids = [...people.keys()];
  const own = ids.length === 0 ? [] : await ownPeople(tx, delegationId, ids);
  if (own.length < ids.length) return err({ kind: "unknown" });
  const count = (as: Attendance) => [...people.values()].filter((each) => each === as).length;
  const addressOf = (id: string) =>
    people.get(id) === "interpreter" ? (emails.get(id) ?? "") : "";
  if (ids.some((id) => addressOf(id) !== "" && !address.safeParse(addressOf(id)).success))
    return err({ kind: "email" });
  if (count("principal") > 1) return err({ kind: "principals" });
  if (count("member") > party.companions)
    return err({
      kind: "more_than_announced",
      named: count("member"),
      announced: party.companions,
    });

  const side = and(
    eq(bilateralAttendee.requestId, requestId),
    eq(bilateralAttendee.delegationId, delegationId),
  );
  const before = await tx.delete(bilateralAttendee).where(side).returning();
  if (ids.length > 0)
    await tx.insert(bilateralAttendee).values(
      [...people].map(([nomineeId, as]) => ({
        ...{ requestId, delegationId, nomineeId, as },
        email: addressOf(nomineeId).toLowerCase(),
      })),
    );
  await queueInterpreterNews(tx);
  await tx
    .update(bilateralSide)
    .set({ language })
    .where(
      and(eq(bilateralSide.requestId, requestId), eq(bilateralSide.delegationId, delegationId)),
    );
  const { meeting } = request;
  if (meeting) {
    const [booked] = await tx
      .select({ id: bilateral.id })
      .from(bilateral)
      .where(eq(bilateral.requestId, requestId));
    if (!booked) throw new Error("The meeting vanished while its request was locked");
    const gone = before.map(({ nomineeId }) => nomineeId);
    if (gone.length > 0)
      await tx
        .delete(interpreterOccupancy)
        .where(
          and(
            eq(interpreterOccupancy.bilateralId, booked.id),
            inArray(interpreterOccupancy.nomineeId, gone),
          ),
        );
    const during = rangeOf(principalOccupancy(lasting(meeting.start, meeting.minutes)));
    const interpreters = ids.filter((id) => people.get(id) === "interpreter");
    if (interpreters.length > 0)
      await tx
        .insert(interpreterOccupancy)
        .values(interpreters.map((nomineeId) => ({ nomineeId, during, bilateralId: booked.id })));
  }
  await audit(tx, {
    actor,
    action: "bilateral.attendees_named",
    subjectKind: "bilateral_request",
    subjectId: requestId,
    fields: ["attendees", "language", "email"],
    at: now,
  });
  return ok(undefined);
}

const ownPeople = (tx: Tx, delegationId: string, ids: readonly string[]) =>
  tx
    .select({ id: nominee.id })
    .from(nominee)
    .where(
      and(
        eq(nominee.delegationId, delegationId),
        inArray(nominee.id, [...ids]),
        notInArray(nominee.status, ["draft", "refused", "withdrawn"]),
      ),
    );

import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { rearrange } from "#app/server/bilateral/rearrange.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import type { BoardRefusal, Meeting } from "#app/domain/bilateral/rearrange.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { Wish } from "#app/domain/bilateral/request.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
import { account } from "#db/schema/person.ts";

/** Instant (ms) of an hour in Astana on the first day of the summit, when no head is bound before the evening. */
export const at = (time: string, day = "2022-10-12"): number =>
  astanaInstant(`${day}T${time}`).getTime();

/** What most requests ask for beside their sides, level and length: nothing out of the ordinary. */
export const SIMPLE_WISH = {
  windows: [],
  preferred: [],
  companions: 3,
  language: "",
  booths: 0,
  pressMinutes: 0,
  roomId: null,
  topic: "",
} as const;

/** A protocol officer at the first hour of the summit, before a board without meetings. */
export async function protocolOfficer(): Promise<ByHand> {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
  const [officer] = await database()
    .insert(account)
    .values({ email: "protocol@example.org", name: "Protocol" })
    .returning();
  if (!officer) throw new Error("No account");
  return { actor: officer.id, now: new Date(at("08:30")) };
}

/** A request that its counterparts have accepted; its id. */
export async function acceptedRequest(
  requesterId: string,
  counterpartId: string,
  by: ByHand,
  change: Partial<Wish> = {},
): Promise<string> {
  const asked = await requestMeeting(
    {
      requesterId,
      counterpartIds: [counterpartId],
      level: "head",
      minutes: 30,
      ...SIMPLE_WISH,
      ...change,
    },
    by,
  );
  if (!asked.ok) throw new Error(asked.error.join());
  const { requestId } = asked.value;
  const answer = { requestId, delegationId: counterpartId, answer: "accepted" } as const;
  const answered = await answerRequest(answer, by);
  if (!answered.ok) throw new Error(answered.error);
  return requestId;
}

/** Gives a request of half an hour a room and an hour; its stamp, or why not. */
export async function placeMeeting(
  { requestId, roomId, start }: { requestId: string; roomId: string; start: number },
  by: ByHand,
): Promise<Result<Meeting, BoardRefusal>> {
  const after = { roomId, start, minutes: 30, pinned: false };
  const done = await rearrange([{ requestId, seen: null, after }], by);
  if (!done.ok) return done;
  const placed = done.value.changed[0]?.after;
  if (!placed) throw new Error("Nothing was placed");
  return ok(placed);
}

import { join } from "node:path";

import { readDefinition } from "#app/server/summit/read-definition.server.ts";
import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import type { ByHand } from "#app/server/bilateral/place-meeting.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import type { Wish } from "#app/domain/bilateral/request.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { database } from "#app/server/platform/database.server.ts";
import { room } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account } from "#db/schema/person.ts";
import { summit } from "#db/schema/summit.ts";

/** Instant (ms) of an hour in Astana on the second day of the summit. */
export const at = (time: string, day = "2022-10-13"): number =>
  astanaInstant(`${day}T${time}`).getTime();

/** Puts the delegations and rooms of the real summit, without its programme, into an empty test database. */
export async function useEmptyBoard(): Promise<ByHand> {
  const definition = await readDefinition(join(process.cwd(), "db/summits/cica-2022"));
  if (!definition.ok) throw new Error("The definition does not pass");
  const db = database();
  await db.insert(summit).values({ id: definition.value.id, definition: definition.value });
  await db.insert(delegation).values([...definition.value.delegations]);
  await db.insert(room).values([...definition.value.rooms]);
  const [officer] = await db
    .insert(account)
    .values({ email: "protocol@example.org", name: "Protocol" })
    .returning();
  if (!officer) throw new Error("No account");
  return { actor: officer.id, now: new Date(at("08:30", "2022-10-12")) };
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
      wishedDay: null,
      seats: 8,
      booths: 0,
      topic: "",
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

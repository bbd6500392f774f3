import { linkSecret } from "#app/server/bilateral/secret-link.server.ts";
import { prepareBatch } from "#app/server/clearance/prepare.server.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { orderedSessions } from "#app/server/precedence/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { room } from "#db/schema/bilateral.ts";
import { bodyMeeting } from "#db/schema/body.ts";
import { outcomeDocument } from "#db/schema/document.ts";
import { gate } from "#db/schema/gate.ts";

import { NOTHING } from "./data.ts";
import type { Common, Ids } from "./parameters.ts";

const first = <Row>(rows: readonly Row[], what: string): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error(`The summit has no ${what}`);
  return row;
};

/** What the host's offices work on, whoever's delegation it may be. */
export async function commonThings(officer: string, now: Date): Promise<Common> {
  const db = database();
  const hall = first(await db.select().from(room), "room");
  const entrance = first(await db.select().from(gate), "gate");
  const code = await inviteDevice({ gateId: entrance.id, label: "Walk" }, officer);
  const clearance = await prepareBatch(
    { id: officer, roles: ["security"] },
    { stage: "clearance", repeat: false },
    now,
  );
  if (!code.ok || !clearance.ok) throw new Error("Nothing to walk by");
  return {
    ...{ room: hall.id, code: code.value, clearance: clearance.value.id },
    door: await linkSecret({ kind: "door_sign", subject: hall.id }),
    session: first(await orderedSessions(), "session").id,
    document: first(await db.select().from(outcomeDocument), "document").id,
    body: first(await db.select().from(bodyMeeting), "meeting of a body").id,
    // Not made here: a reply to a batch, and a letter's link, which nobody can show again.
    reply: NOTHING.import,
    secret: "B".repeat(43),
  };
}

/** Ids of the right shape of what there is not. */
export const UNKNOWN: Ids = {
  ...NOTHING,
  ...{ room: "no-room", door: "C".repeat(43), session: "no-session", document: "no-document" },
  ...{ body: "no-meeting", clearance: NOTHING.nominee },
  ...{ reply: NOTHING.nominee, secret: "D".repeat(43), code: "E".repeat(43) },
};

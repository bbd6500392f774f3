import { z } from "zod";

import { BROADCAST_KINDS } from "#app/domain/gate/broadcast.ts";
import { DIRECTIONS } from "#app/domain/gate/verdict.ts";
import { assertNever } from "#app/domain/result.ts";
import { assignDevice } from "#app/server/gate/assign.server.ts";
import { revokeDevice } from "#app/server/gate/device.server.ts";
import { INVITATION_MINUTES, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { enrolmentLink } from "#app/server/gate/enrolment-link.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { endWord, sayToGates } from "#app/server/supervision/say.server.ts";

import { invitationForm } from "./form.ts";

const order = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("revoke"), deviceId: z.string() }),
  z.object({
    intent: z.literal("move"),
    deviceId: z.string(),
    gateId: z.string(),
    direction: z.enum(DIRECTIONS),
  }),
  z.object({
    intent: z.literal("say"),
    kind: z.enum(BROADCAST_KINDS),
    gateId: z.string(),
    text: z.string().max(2_000),
  }),
  z.object({ intent: z.literal("end-word"), wordId: z.string() }),
  z.object({ intent: z.literal("invite") }),
]);

/** Carries out what a supervisor asks of phones; answers what the page then shows. */
export async function carryOut(form: FormData, actor: string) {
  const read = order.safeParse(Object.fromEntries(form));
  // What is unreadable never came from our form.
  if (!read.success) throw new Response(null, { status: 400 });
  const asked = read.data;
  const by = { actor, now: await summitNow() };
  switch (asked.intent) {
    case "revoke":
      return found(await revokeDevice(asked.deviceId, actor));
    case "end-word":
      return found(await endWord(asked.wordId, by));
    case "move": {
      const moved = await assignDevice(asked, actor);
      return moved.ok ? null : { move: { deviceId: asked.deviceId, problem: moved.error } };
    }
    case "say": {
      const { kind, text, gateId } = asked;
      const said = await sayToGates({ kind, text, gateId: gateId === "" ? null : gateId }, by);
      return said.ok ? null : { word: { problem: said.error, kind, text, gateId } };
    }
    case "invite":
      return invite(form, actor);
    default:
      return assertNever(asked);
  }
}

function found(was: boolean): null {
  if (!was) throw new Response(null, { status: 404 });
  return null;
}

async function invite(form: FormData, actor: string) {
  const invitation = invitationForm(form);
  if (!invitation.ok) return { problem: invitation.error };
  const code = await inviteDevice(invitation.value, actor);
  if (!code.ok) return { problem: "gateError" as const };
  const { gateId } = invitation.value;
  return { shown: { gateId, minutes: INVITATION_MINUTES, ...enrolmentLink(code.value) } };
}

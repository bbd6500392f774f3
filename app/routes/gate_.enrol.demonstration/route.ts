import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { demonstrationGates } from "#app/server/gate/demonstration.server.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";

/**
 * Invites this browser to a gate and lets its page accept at once, in the demonstration; anywhere else there is no such
 * address.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const gates = await demonstrationGates(context);
  const gateId = formText(await request.formData(), "gate");
  if (!gates.some(({ id }) => id === gateId)) throw new Response(null, { status: 404 });
  const code = await inviteDevice({ gateId, label: "Demonstration" }, accountId);
  if (!code.ok) throw new Response(null, { status: 404 });
  return redirect(`/gate/enrol/${code.value}#at-once`);
}

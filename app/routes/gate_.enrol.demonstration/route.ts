import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { demonstrationGates } from "#app/server/gate/demonstration.server.ts";
import { rememberDevice } from "#app/server/gate/device.server.ts";
import { enrolDevice, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";

/** Makes this browser a gate's phone with one click, in the demonstration; anywhere else there is no such address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const gates = await demonstrationGates(context);
  const gateId = formText(await request.formData(), "gate");
  const chosen = gates.find(({ id }) => id === gateId);
  if (!chosen) throw new Response(null, { status: 404 });
  const code = await inviteDevice({ gateId, label: "Demonstration" }, accountId);
  const enrolled = code.ok ? await enrolDevice(code.value) : code;
  if (!enrolled.ok) throw new Response(null, { status: 404 });
  return redirect("/gate", {
    headers: { "set-cookie": await rememberDevice(enrolled.value.secret) },
  });
}

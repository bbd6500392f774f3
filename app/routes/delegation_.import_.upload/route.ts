import type { ActionFunctionArgs } from "@remix-run/node";

import { untilAtRest } from "#app/server/import/progress.server.ts";
import { receiveList } from "#app/server/import/receive.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";

/** Takes in a list for the page's own script, which shows how much has been sent and then asks for the outcome alone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const received = await receiveList(request, { accountId, delegationId });
  if (!received.ok) return Response.json({ refusal: received.error }, { status: 422 });
  await untilAtRest(received.value);
  return Response.json({ to: `/delegation/import/${received.value}` });
}

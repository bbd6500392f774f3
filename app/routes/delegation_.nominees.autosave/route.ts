import type { ActionFunctionArgs } from "@remix-run/node";

import { autosave } from "#app/server/nominee/autosave.server.ts";
import { readUpload } from "#app/server/nominee/upload.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** Keeps a nominee's form while it is being typed; answers in JSON. Without scripts nobody comes here. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const writer = { actor: accountId, delegationId, now: await summitNow() };
  const { fields } = await readUpload(request);
  return Response.json(await autosave({ ...writer, language: context.language }, fields));
}

import type { LoaderFunctionArgs } from "@remix-run/node";

import { declarationPaper } from "#app/server/declaration/paper.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** The delegation's own form, in the language of the page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const reader = { actor: accountId, now: await summitNow() };
  const paper = await declarationPaper(delegationId, reader, context.language);
  if (!paper) throw new Response(null, { status: 404 });
  return paper;
}

import type { LoaderFunctionArgs } from "@remix-run/node";

import { declarationPaper } from "#app/server/declaration/paper.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** A delegation's form for the authorities, as the security office hands it on. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId } = requireViewer(context);
  const reader = { actor: accountId, now: await summitNow() };
  const paper = await declarationPaper(params.id ?? "", reader, context.language);
  if (!paper) throw new Response(null, { status: 404 });
  return paper;
}

import type { LoaderFunctionArgs } from "@remix-run/node";

import { download, XLSX } from "#app/server/import/download.server.ts";
import { exportXlsx } from "#app/server/import/export.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** The delegation's own list as a workbook that can be imported again. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const by = { actor: accountId, at: await summitNow() };
  const list = await exportXlsx(delegationId, context.language, by);
  if (!list) throw new Response(null, { status: 404 });
  return download(list.name, XLSX, list.bytes);
}

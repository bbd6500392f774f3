import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { takeToApple } from "#app/server/wallet/take.server.ts";

/** A live badge for Apple Wallet; not there where no certificate is configured, gone once the badge is dead. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const pass = await takeToApple(requireViewer(context), params.id ?? "", await summitNow());
  if (!pass.ok) throw new Response(null, { status: pass.error === "dead" ? 410 : 404 });
  return new Response(pass.value.bytes, {
    headers: {
      "content-type": "application/vnd.apple.pkpass",
      "content-disposition": `attachment; filename="${pass.value.name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

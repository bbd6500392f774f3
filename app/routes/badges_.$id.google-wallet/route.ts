import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { takeToGoogle } from "#app/server/wallet/take.server.ts";

/** Leads a live badge to Google Wallet; not there where none is configured, gone once the badge is dead. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const order = { language: context.language, now: await summitNow() };
  const link = await takeToGoogle(requireViewer(context), params.id ?? "", order);
  if (!link.ok) throw new Response(null, { status: link.error === "dead" ? 410 : 404 });
  return redirect(link.value, {
    headers: { "cache-control": "private, no-store", "referrer-policy": "no-referrer" },
  });
}

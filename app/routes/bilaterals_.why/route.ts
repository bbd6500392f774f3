import type { LoaderFunctionArgs } from "@remix-run/node";

import { explainRequest } from "#app/server/bilateral/explain/explain-request.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** Why a request has no place, in the reader's language; null when nobody knows of it. */
export async function loader({ request, context: { language } }: LoaderFunctionArgs) {
  const requestId = new URL(request.url).searchParams.get("request") ?? "";
  const now = await summitNow();
  return { explanation: (await explainRequest(requestId, { language, now })) ?? null };
}

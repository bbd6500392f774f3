import type { LoaderFunctionArgs } from "@remix-run/node";

import { audienceIn } from "#app/server/programme/audience.server.ts";
import { type ProgrammeState, programmeView } from "#app/server/programme/page.server.ts";

/** What an open page of the programme asks from time to time: the hour, and what it shows unless `?have=` names that. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const view = await programmeView(audienceIn(context), context.language);
  const has = new URL(request.url).searchParams.get("have") === view.tag;
  const state: ProgrammeState = { now: view.now, view: has ? null : view };
  return Response.json(state, { headers: { "cache-control": "no-store" } });
}

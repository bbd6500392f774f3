import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { personalResponse } from "#app/server/programme/personal/personal-response.server.ts";

/** The delegation's own programme: sessions, meetings, journeys, and whom to call. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  return personalResponse(delegationId, { request, language: context.language });
}

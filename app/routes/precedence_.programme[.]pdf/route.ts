import type { LoaderFunctionArgs } from "@remix-run/node";

import { personalResponse } from "#app/server/programme/personal/personal-response.server.ts";

/** The programme of any delegation, `?delegation=jo`, for protocol. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const delegationId = new URL(request.url).searchParams.get("delegation") ?? "";
  return personalResponse(delegationId, { request, language: context.language });
}

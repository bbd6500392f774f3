import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { closeSession } from "#app/server/platform/access/session.server.ts";

/** Ends the session here and on the server. */
export async function action({ request }: ActionFunctionArgs) {
  return redirect("/sign-in", { headers: { "set-cookie": await closeSession(request) } });
}

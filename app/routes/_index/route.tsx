import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { homeOf } from "#app/domain/access/home.ts";

/** The first page is one's own: the programme for the public, the day's work for those signed in. */
export function loader({ context }: LoaderFunctionArgs) {
  const { presence } = context;
  return redirect(presence.kind === "viewer" ? homeOf(presence.viewer.roles) : "/programme");
}

import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { homeOf } from "#app/domain/access/home.ts";
import { assertNever } from "#app/domain/result.ts";

/**
 * The first page is one's own: the programme for the public, the day's work for those signed in, and the second step
 * for staff between the two.
 */
export function loader({ context: { presence } }: LoaderFunctionArgs) {
  switch (presence.kind) {
    case "viewer":
      return redirect(homeOf(presence.viewer.roles));
    case "half":
      return redirect("/sign-in/second-factor");
    case "nobody":
      return redirect("/programme");
    default:
      return assertNever(presence);
  }
}

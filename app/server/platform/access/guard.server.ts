import {
  type ActionFunction,
  type ActionFunctionArgs,
  type LoaderFunction,
  redirect,
  type ServerBuild,
} from "@remix-run/node";

import { accessTo, mayEnter } from "#app/domain/access/may.ts";

import { requestScope } from "../request-scope.server.ts";
import type { Presence } from "./viewer.server.ts";

/**
 * Puts the policy table before every loader and action of a build, so that a route cannot forget to ask.
 * A route without a loader gets one, or it would be served unasked.
 */
export function guardRoutes(build: ServerBuild): ServerBuild {
  const guarded = Object.entries(build.routes).map(([id, route]) => {
    if (!route || id === "root") return [id, route] as const;
    const { module } = route;
    const loader = module.loader ?? (module.default ? () => null : undefined);
    return [
      id,
      {
        ...route,
        module: {
          ...module,
          ...(loader && { loader: behindPolicy(id, loader) }),
          ...(module.action && { action: behindPolicy(id, module.action) }),
        },
      },
    ] as const;
  });
  return { ...build, routes: Object.fromEntries(guarded) };
}

function behindPolicy(routeId: string, inner: LoaderFunction | ActionFunction): LoaderFunction {
  return (args) => {
    // Loaders are asked from the outermost inwards: the last one names the page.
    const scope = requestScope();
    if (scope) scope.routeId = routeId;
    authorise(routeId, args);
    return inner(args);
  };
}

/** @throws Response: to the sign-in page for a stranger, 403 for a role that has no business here */
function authorise(routeId: string, { request, context }: ActionFunctionArgs): void {
  const access = accessTo(routeId, request.method);
  const viewer = context.presence.kind === "viewer" ? context.presence.viewer : null;
  if (mayEnter(access, viewer)) return;
  if (viewer === null && access !== undefined) throw redirect(signInFor(context.presence, request));
  throw new Response(null, { status: 403 });
}

function signInFor(presence: Presence, request: Request): string {
  const page = presence.kind === "half" ? "/sign-in/second-factor" : "/sign-in";
  const { pathname } = new URL(request.url);
  return request.method === "GET" ? `${page}?to=${encodeURIComponent(pathname)}` : page;
}

import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";

import { isAway } from "../away.server.ts";

/**
 * Puts before every loader and action of a build, before the policy too, that a database which is away is told as such (503):
 * what was asked is not at fault, and can be asked again.
 */
export function refuseWhenAway(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const { loader, action, ...module } = route.module;
    return [
      id,
      {
        ...route,
        module: {
          ...module,
          ...(loader && { loader: unlessAway(loader) }),
          ...(action && { action: unlessAway(action) }),
        },
      },
    ] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function unlessAway(inner: LoaderFunction | ActionFunction): LoaderFunction {
  return async (args) => {
    if (args.context.isAway) throw unavailable();
    try {
      return await inner(args);
    } catch (error) {
      throw isAway(error) ? unavailable() : error;
    }
  };
}

const unavailable = () => new Response(null, { status: 503 });

import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";

import { ROOT } from "../process.ts";

export type BuiltRoute = {
  id: string;
  /** With `:name` for each parameter. */
  path: string;
  /** Answers GET: it has a loader or a page. */
  reads: boolean;
  /** Answers what is sent: it has an action. */
  takes: boolean;
};

/** Every route of the build but the root, by its address. */
export async function routesOfTheBuild(): Promise<BuiltRoute[]> {
  const file = pathToFileURL(join(ROOT, "build/server/index.js")).href;
  const { routes } = (await import(file)) as ServerBuild;
  const pathOf = (id: string): string => {
    const route = routes[id];
    if (!route || id === "root") return "";
    return [pathOf(route.parentId ?? "root"), route.path].filter(Boolean).join("/");
  };
  return Object.entries(routes).flatMap(([id, route]) =>
    route && id !== "root"
      ? [
          {
            id,
            path: `/${pathOf(id)}`,
            reads: Boolean(route.module.loader ?? route.module.default),
            takes: Boolean(route.module.action),
          },
        ]
      : [],
  );
}

/** The route that an address of this site leads to: of several that fit, the one that names most of it. */
export function routeAt(routes: readonly BuiltRoute[], pathname: string): BuiltRoute | undefined {
  const fits = (path: string): boolean => {
    const pattern = path
      .split(/(:\w+)/)
      .map((part) =>
        part.startsWith(":") ? "[^/]+" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"),
      )
      .join("");
    return new RegExp(`^${pattern}$`).test(pathname);
  };
  const named = (path: string): number => path.replaceAll(/:\w+/g, "").length;
  return routes
    .filter(({ path }) => fits(path))
    .toSorted((a, b) => named(b.path) - named(a.path))
    .at(0);
}

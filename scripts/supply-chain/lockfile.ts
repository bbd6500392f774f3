import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the lockfile says of one installed package (npm's lockfile, version 3). */
export type Locked = {
  version: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
  dev?: boolean;
  optional?: boolean;
};

/** Every package that the lockfile names, by its path below `node_modules/`. */
export function lockedPackages(root: string): ReadonlyMap<string, Locked> {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  return new Map(
    Object.entries(packages).flatMap(([path, entry]) =>
      path === "" ? [] : [[path.replace(/^node_modules\//, ""), entry] as const],
    ),
  );
}

/** The package's own name: the last one of a path with packages inside packages. */
export const packageName = (path: string): string => path.split("node_modules/").at(-1) ?? path;

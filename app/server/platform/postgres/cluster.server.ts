import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { StartError } from "../start-error.server.ts";
import { run, type Account } from "./account.server.ts";
import type { Binaries } from "./binaries.server.ts";

/** What this release brings; a cluster's files are readable by its own major version only. */
export const MAJOR_VERSION = "18";
export const SUPERUSER = "postgres";

/**
 * Ctypes that know Cyrillic, by the names of Linux, macOS and Windows; the first one that the system has is taken.
 * Under ctype `C`, `pg_trgm` sees no letter in a Kazakh or Russian name and every similarity is 0, whatever the
 * locale provider (measured on 18.4).
 */
const CTYPES = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8", "English_United States.utf8"] as const;

/** Where root's clusters lie that an unprivileged account must reach; the data folder then holds a link. */
const REACHABLE = "/var/lib/shanyrak";

/**
 * Makes the cluster in `cluster` unless it is there: UTF-8, ctype with Cyrillic, scram passwords. Made beside and moved
 * into place when complete, so that a kill leaves nothing half-made.
 * @throws StartError when the folder holds something else, another version's cluster, or cannot be written
 */
export async function ensureCluster(
  cluster: string,
  password: string,
  { binaries, account, durable }: { binaries: Binaries; account: Account; durable: boolean },
): Promise<"made" | "found"> {
  if (existsSync(cluster)) {
    checkCluster(cluster);
    return "found";
  }
  const parent = dirname(cluster);
  for (const left of readdirSync(parent)) {
    if (left.startsWith("making-")) rmSync(join(parent, left), { recursive: true, force: true });
  }
  const making =
    account.kind === "other" ? mkdtempReachable() : mkdtempSync(join(parent, "making-"));
  const passwordFile = join(making, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(join(making, "cluster"), { mode: 0o700 });
  if (account.kind === "other") {
    for (const path of [making, passwordFile, join(making, "cluster")])
      chownSync(path, account.uid, account.gid);
  }
  await initialise(join(making, "cluster"), passwordFile, { binaries, account, durable });
  rmSync(passwordFile);
  if (account.kind === "other") symlinkSync(join(making, "cluster"), cluster);
  else {
    renameSync(join(making, "cluster"), cluster);
    rmSync(making, { recursive: true, force: true });
  }
  return "made";
}

function mkdtempReachable(): string {
  mkdirSync(REACHABLE, { recursive: true, mode: 0o755 });
  return mkdtempSync(join(REACHABLE, "cluster-"));
}

async function initialise(
  folder: string,
  passwordFile: string,
  { binaries, account, durable }: { binaries: Binaries; account: Account; durable: boolean },
): Promise<void> {
  let output = "";
  for (const ctype of CTYPES) {
    const made = await run(account, binaries.program("initdb"), [
      ...[
        "-D",
        folder,
        "-U",
        SUPERUSER,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
      ],
      ...[
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        `--lc-ctype=${ctype}`,
      ],
      ...(durable ? [] : ["--no-sync"]),
    ]);
    if (made.ok) {
      writeFileSync(join(folder, "postgresql.conf"), "include = 'shanyrak.conf'\n", { flag: "a" });
      return;
    }
    output = made.output;
    if (!output.includes("invalid locale name")) break;
  }
  throw new StartError(
    `The embedded PostgreSQL could not make its cluster in ${folder}:\n${output.trim()}`,
    "Check space and rights of the data folder, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

function checkCluster(cluster: string): void {
  const versionFile = join(cluster, "PG_VERSION");
  if (!existsSync(versionFile)) {
    throw new StartError(
      `${cluster} is there, but it is not a PostgreSQL cluster.`,
      "Move it away, or choose another data folder with SHANYRAK_DATA.",
    );
  }
  const version = readFileSync(versionFile, "utf8").trim();
  if (version !== MAJOR_VERSION) {
    throw new StartError(
      `The database in ${cluster} was made by PostgreSQL ${version}; this release brings ${MAJOR_VERSION}.`,
      "Start the release that made it, back up, and restore here: docs/operations.md, Upgrades.",
    );
  }
}

/**
 * The account that must run the cluster: PostgreSQL serves only files of its own account.
 * A cluster that root once gave to another account stays with it.
 */
export function accountOf(cluster: string, chosen: Account): Account {
  if (process.getuid?.() !== 0 || !existsSync(cluster)) return chosen;
  const { uid, gid } = statSync(cluster);
  if (uid !== 0) return { kind: "other", uid, gid };
  return chosen;
}

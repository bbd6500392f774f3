import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fault } from "./faults.ts";
import { type Outcome, runFaults } from "./run-faults.ts";

/** Megabytes: the database with its journal, and a little. */
const DISK_MB = 700;
const MARK = "outcome ";

/** The disk of the database fills up to the last block, and is cleared by somebody. */
const fullDisk: Fault = {
  ...{ name: "the database's disk full", kills: 0, lasts: 8 },
  begin: ({ data }) => fill(ballastOf(data)),
  end: async ({ data, cluster }) => {
    rmSync(ballastOf(data));
    // A server that could not write its journal has ended; its supervisor starts it.
    await cluster.start();
  },
};

const ballastOf = (data: string) => join(data, "../ballast");

function fill(file: string): void {
  const part = Buffer.alloc(1 << 20);
  const open = openSync(file, "w");
  try {
    for (;;) writeSync(open, part);
  } catch {
    // No space left: as it was meant.
  } finally {
    closeSync(open);
  }
}

/**
 * The same house on a disk of its own that is as small as it may be, mounted in a namespace that ends with the process in it.
 */
export async function fillDisk(root: string, say: (line: string) => void): Promise<Outcome> {
  const disk = mkdtempSync(join(tmpdir(), "shanyrak-disk-"));
  const mount = `mount -t tmpfs -o size=${DISK_MB}m tmpfs "$0" && exec "$@"`;
  const child = spawn(
    "unshare",
    [
      ...["-Urm", "sh", "-c", mount, disk],
      ...[process.execPath, "--import", "tsx", import.meta.filename, "inside", disk],
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  let outcome: Outcome | undefined;
  let rest = "";
  child.stdout.on("data", (part: Buffer) => {
    const lines = (rest + part.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith(MARK)) outcome = JSON.parse(line.slice(MARK.length)) as Outcome;
      else say(line);
    }
  });
  await new Promise((resolve) => child.on("close", resolve));
  rmSync(disk, { recursive: true, force: true });
  if (!outcome) throw new Error("The run on a small disk did not end");
  return outcome;
}

const [, , place, disk] = process.argv;
if (place === "inside" && disk !== undefined) {
  const found = await runFaults(
    { data: join(disk, "data"), webs: 2, workers: 1, faults: [fullDisk] },
    (line) => console.log(line),
  );
  console.log(MARK + JSON.stringify(found));
  process.exit(0);
}

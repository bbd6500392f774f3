import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** What the build is made of. */
const SOURCES = [
  "app",
  "db/schema",
  "public",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package-lock.json",
];

/**
 * Builds unless `build/` was made of these very sources. The stamp is written last, so that a build cut short counts
 * as none.
 * @param {string} root of the repository
 * @throws {Error} with what the build said, when it fails
 */
export function ensureBuilt(root) {
  const release = onlyOne(root);
  try {
    const stampFile = join(root, "build/stamp");
    const stamp = stampOf(root);
    if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
    console.log("Building ...");
    const began = performance.now();
    rmSync(stampFile, { force: true });
    const remix = join(root, "node_modules/@remix-run/dev/dist/cli.js");
    const done = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production" },
    });
    if (done.status !== 0) {
      throw new Error(`The build failed:\n${done.stdout}${done.stderr}`);
    }
    writeFileSync(stampFile, stamp);
    console.log(`Built in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  } finally {
    release();
  }
}

/** @param {string} root */
function stampOf(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES) add(hash, root, source);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} path
 */
function add(hash, root, path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (entry?.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) add(hash, root, `${path}/${name}`);
  } else if (entry) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
}

/**
 * One build at a time: a second one waits, and then finds it done. A lock whose holder died is taken over.
 * @param {string} root
 * @returns {() => void} the release
 */
function onlyOne(root) {
  const lock = join(root, ".cache/build.lock");
  const began = performance.now();
  try {
    mkdirSync(join(root, ".cache"), { recursive: true });
  } catch {
    return () => undefined; // A folder that cannot be written has its build already, or the build will say so.
  }
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
        return () => undefined;
    }
    if (!holderLives(lock) || performance.now() - began > 300_000) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** @param {string} lock */
function holderLives(lock) {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (pid === process.pid) return false;
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

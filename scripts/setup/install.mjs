// Plain JavaScript without packages: it runs before there are any.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Remix, Vite and the database driver were proven on this line; older ones lack `import.meta.dirname`. */
const OLDEST_NODE = [20, 19];

/** Ends the process with one clear message when Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `Shanyrak needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/**
 * Installs exactly what the lockfile says, unless `node_modules` already holds it. Asks nothing.
 * @param {string} root of the repository
 * @param {{ development: boolean }} need whether what tests and checks use is needed too
 */
export function ensureInstalled(root, { development }) {
  const missing = firstMissing(root, development);
  if (missing === undefined) return;
  console.log(`Installing packages (${missing}) ...`);
  const began = performance.now();
  const npm = process.env.npm_execpath;
  const [file, first] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  const done = spawnSync(
    file,
    [
      ...first,
      "ci",
      "--include=optional",
      ...(development ? ["--include=dev"] : []),
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32" && file === "npm",
      env: { ...process.env, npm_config_yes: "true" },
    },
  );
  if (done.status !== 0) {
    console.error(
      "The packages could not be installed: see npm's message above. Is the npm registry reachable?",
    );
    process.exit(1);
  }
  console.log(`Installed in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
}

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }} Entry */

/**
 * The first package that the lockfile asks for and `node_modules` does not hold in that version. Versions are compared,
 * not dates: a fresh clone makes every file new.
 * @param {string} root
 * @param {boolean} development
 * @returns {string | undefined} undefined when nothing is missing
 */
function firstMissing(root, development) {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const present = packagesIn(join(root, "node_modules/.package-lock.json"));
  if (wanted === undefined) return undefined;
  if (present === undefined) return "first start";
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.optional || entry.devOptional || entry.link) continue;
    if (entry.dev && !development) continue;
    if (present[path]?.version !== entry.version)
      return `${path.replace("node_modules/", "")} ${entry.version}`;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, Entry> | undefined}
 */
function packagesIn(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

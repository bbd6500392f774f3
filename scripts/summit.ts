/**
 * `npm run summit -- check FOLDER`: is this a summit?
 * `npm run summit -- load FOLDER [--yes]`: shows what would change, and makes it this deployment's summit.
 * Ends with 1 when something is wrong, with 2 when the command was not understood.
 */
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { differences } from "#app/domain/summit/difference.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";
import { isDemonstration } from "#app/server/platform/env.server.ts";
import { loadedDefinition, loadSummit } from "#app/server/summit/load.server.ts";
import { faultLine, readDefinition } from "#app/server/summit/read-definition.server.ts";

import { showAndExit } from "./serving/terminal.ts";
import { changeLines, contentsLine, refusalLine } from "./summit/words.ts";

const USAGE = `Usage:
  npm run summit -- check FOLDER          says what is wrong in a definition, or what it holds
  npm run summit -- load FOLDER [--yes]   shows what would change and asks before it does; --yes does not ask`;

const words = process.argv.slice(2);
const yes = words.includes("--yes");
const [verb, folder, ...rest] = words.filter((word) => word !== "--yes");

if (folder === undefined || rest.length > 0 || (verb !== "check" && verb !== "load")) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const definition = await readOrExit(folder);
  if (verb === "load") await load(definition);
  process.exit(0);
} catch (error) {
  showAndExit(error);
}

async function readOrExit(from: string): Promise<SummitDefinition> {
  const read = await readDefinition(resolve(from));
  if (!read.ok) {
    const many = read.error.length === 1 ? "One fault" : `${read.error.length} faults`;
    console.error(`${many} in ${from}:`);
    for (const fault of read.error) console.error(`  ${faultLine(fault)}`);
    process.exit(1);
  }
  console.log(contentsLine(read.value));
  return read.value;
}

async function load(definition: SummitDefinition): Promise<void> {
  const deployment = await prepareDeployment({
    root: join(import.meta.dirname, ".."),
    port: 0,
    origin: "http://localhost",
  });
  process.on("exit", deployment.stop);
  const before = await loadedDefinition();
  const changes = differences(before, definition);
  if (changes.length === 0) {
    console.log("It is loaded already: nothing to change.");
  } else {
    for (const line of changeLines(changes)) console.log(`  ${line}`);
    if (!yes && !(await agreed())) {
      console.log("Nothing was changed.");
      process.exit(1);
    }
    const { refusals } = await loadSummit(definition);
    // Another summit in the demonstration begins at its own first hour; a deployment of one's own runs on real time.
    if (refusals.length === 0 && isDemonstration() && before?.id !== definition.id)
      await setSummitClock(astanaInstant(definition.demonstrationStart));
    for (const refusal of refusals) console.error(refusalLine(refusal));
    if (refusals.length > 0) {
      console.error("Nothing was changed.");
      process.exit(1);
    }
    console.log("Loaded.");
  }
  await closeDatabase();
}

/** Asks at a terminal; without one, the answer is no. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error("There is no terminal to ask at: add --yes to load it.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Load it? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

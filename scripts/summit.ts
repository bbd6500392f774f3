/**
 * `npm run summit -- check FOLDER`: is this a summit?
 * `npm run summit -- load FOLDER [--yes]`: shows what would change, and makes it this deployment's summit.
 * Ends with 1 when something is wrong, with 2 when the command was not understood.
 */
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { differences } from "#app/domain/summit/difference.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { isDemonstration } from "#app/server/platform/env.server.ts";
import { loadedDefinition, loadSummit } from "#app/server/summit/load.server.ts";
import { faultLine, readDefinition } from "#app/server/summit/read-definition.server.ts";

import { onDatabase } from "./serving/on-database.ts";
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
const definition = await readOrExit(folder).catch(showAndExit);
if (verb === "check") process.exit(0);
await onDatabase(() => load(definition));

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

/** @returns the exit code */
async function load(wanted: SummitDefinition): Promise<number> {
  const before = await loadedDefinition();
  const changes = differences(before, wanted);
  if (changes.length === 0) {
    console.log("It is loaded already: nothing to change.");
    return 0;
  }
  for (const line of changeLines(changes)) console.log(`  ${line}`);
  if (!yes && !(await agreed())) {
    console.log("Nothing was changed.");
    return 1;
  }
  const { refusals } = await loadSummit(wanted);
  if (refusals.length > 0) {
    for (const refusal of refusals) console.error(refusalLine(refusal));
    console.error("Nothing was changed.");
    return 1;
  }
  // Another summit in the demonstration begins at its own first hour; a deployment of one's own runs on real time.
  if (isDemonstration() && before?.id !== wanted.id)
    await setSummitClock(astanaInstant(wanted.demonstrationStart));
  console.log("Loaded.");
  return 0;
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

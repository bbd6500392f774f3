/**
 * `npm run bench -- NAME`: the one place for measurements. Each is a file `scripts/bench/NAME.ts` whose default export
 * prints lines for people and returns figures; the last line printed is those figures as one line of JSON.
 */
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = join(import.meta.dirname, "bench");

/** Figures of one measurement, units in their names: `coldSeconds`, `badgesPerMinute`. */
export type Figures = Readonly<Record<string, number | string>>;
/** @param say prints a line for people */
export type Bench = (say: (line: string) => void) => Promise<Figures | FiguresOfParts>;
/** The same, with those of a part under its own name. */
type FiguresOfParts = Readonly<Record<string, Figures[string] | Figures>>;

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));

const wished = process.argv[2];
if (wished === undefined || !names.includes(wished)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(", ")}`);
  process.exit(1);
}
const { default: bench } = (await import(pathToFileURL(join(FOLDER, `${wished}.ts`)).href)) as {
  default: Bench;
};
const figures = await bench((line) => console.log(line));
const machine = {
  node: process.versions.node,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
};
console.log(JSON.stringify({ bench: wished, ...figures, ...machine }));
process.exit(0);

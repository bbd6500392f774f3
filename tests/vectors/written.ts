import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { VectorFile } from "./run-vectors.ts";

const FOLDER = join(import.meta.dirname, "badge-token");

/** The golden vectors as they stand on the disk, by file. */
export const written: Readonly<Record<string, VectorFile>> = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [
    file.replace(/\.json$/, ""),
    JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as VectorFile,
  ]),
);

/** All of them as one file: the keys are the same in each. */
export const everyVector: VectorFile = {
  keys: written.valid?.keys ?? [],
  vectors: Object.values(written).flatMap(({ vectors }) => vectors),
};

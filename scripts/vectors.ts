/** Writes `tests/vectors/badge-tokens.json` anew from its fixed keys. A changed file is a changed format. */
import { writeFile } from "node:fs/promises";

import { format } from "prettier";

import { makeVectors } from "#tests/vectors/recipes.ts";

const file = await makeVectors();
const json = await format(JSON.stringify(file), { parser: "json", printWidth: 100 });
await writeFile("tests/vectors/badge-tokens.json", json);
console.log(`${file.vectors.length} vectors written.`);

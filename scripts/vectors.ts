/** Writes `tests/vectors/badge-token/` anew from its fixed keys. A changed file is a changed format. */
import { writeFile } from "node:fs/promises";

import { format } from "prettier";

import { makeVectors } from "#tests/vectors/recipes/index.ts";

for (const [name, file] of Object.entries(await makeVectors())) {
  const json = await format(JSON.stringify(file), { parser: "json", printWidth: 100 });
  await writeFile(`tests/vectors/badge-token/${name}.json`, json);
  console.log(`${name}: ${file.vectors.length} vectors`);
}

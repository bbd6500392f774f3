// `npm run build`: builds when sources have changed since the last build.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { ensureBuilt } from "./setup/build.mjs";

try {
  ensureBuilt(dirname(dirname(fileURLToPath(import.meta.url))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

// `npm start`: installs what is missing, builds what has changed, then serves. Plain JavaScript, because it runs first.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { ensureBuilt } from "./setup/build.mjs";
import { checkNode, ensureInstalled } from "./setup/install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

checkNode();
process.chdir(root);
ensureInstalled(root, { development: false });
try {
  ensureBuilt(root);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.env.NODE_ENV = "production";

// In this very process: a child would live on, and hold the port, when this one is killed with -9.
const { register } = await import("tsx/esm/api");
register();
await import("./serve.ts");

// `npm test`: installs what is missing, then runs everything. Arguments go to vitest: `npm test -- tests/domain`.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { checkNode, ensureInstalled } from "./setup/install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

checkNode();
ensureInstalled(root, { development: true });
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const done = spawnSync(process.execPath, [vitest, "run", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(done.status ?? 1);

/**
 * `npm run check`: everything a machine can say without running the product.
 * All checks run even when one fails, so that one round shows all there is to mend.
 */
import { spawnSync } from "node:child_process";

const CHECKS: readonly { name: string; command: string }[] = [
  { name: "format (prettier)", command: "prettier --check --log-level warn ." },
  { name: "types (tsc)", command: "tsc --noEmit" },
  {
    name: "lint (eslint)",
    command: "eslint --max-warnings 0 --cache --cache-location .cache/eslint/ .",
  },
  { name: "direction of imports (dependency-cruiser)", command: "depcruise app db scripts tests" },
  { name: "dead code (knip)", command: "knip" },
];

const failed: string[] = [];
for (const { name, command } of CHECKS) {
  const began = performance.now();
  const { status } = spawnSync("npx", ["--no-install", ...command.split(" ")], {
    stdio: "inherit",
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}

if (failed.length > 0) {
  console.error(`\n${failed.length} of ${CHECKS.length} checks failed: ${failed.join(", ")}`);
  process.exit(1);
}
console.log(`\nAll ${CHECKS.length} checks passed.`);

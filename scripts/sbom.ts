/** `npm run sbom`: the list of parts that come with the product (CycloneDX 1.5, JSON) on standard output. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { lockedPackages } from "./supply-chain/lockfile.ts";
import { partsList } from "./supply-chain/parts.ts";

const root = join(import.meta.dirname, "..");
const { name, version, dependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
) as {
  name: string;
  version: string;
  dependencies: Record<string, string>;
};
const parts = partsList({ name, version }, Object.keys(dependencies), lockedPackages(root));
process.stdout.write(`${JSON.stringify(parts, null, 1)}\n`);

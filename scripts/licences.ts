/**
 * `npm run licences`: the terms of everything that comes with the product; ends with 1 when nobody has looked at some of them.
 * `npm run licences -- --write FILE`: writes every package's name, version, terms and own licence text, to go with a copy of
 * the product.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ALLOWED, CARRIED, licencesOf } from "./supply-chain/licences.ts";
import { lockedPackages, packageName } from "./supply-chain/lockfile.ts";

const root = join(import.meta.dirname, "..");
const packages = lockedPackages(root);
const { byTerms, refused } = licencesOf(packages);

for (const [terms, names] of byTerms)
  console.log(
    `${String(names.length).padStart(5)}  ${terms.padEnd(42)} ${ALLOWED[terms] ?? ""}`.trimEnd(),
  );
for (const line of refused) console.error(`Nobody has looked at the terms of ${line}`);

const [flag, file] = process.argv.slice(2);
if (flag === "--write" && file) writeFileSync(file, notices());
process.exit(refused.length === 0 ? 0 : 1);

function notices(): string {
  const parts = [...packages]
    .filter(([, { dev }]) => !dev)
    .flatMap(([path, { version, license = "see below" }]) => {
      const folder = join(root, "node_modules", path);
      if (!existsSync(folder)) return [];
      const texts = readdirSync(folder)
        .filter((name) => /^(licen[cs]e|notice|copying|ofl)/i.test(name))
        .map((name) => readText(join(folder, name)));
      const carried = Object.entries(CARRIED).find(([prefix]) =>
        packageName(path).startsWith(prefix),
      )?.[1];
      const terms = carried === undefined ? license : `${license}; carries ${carried}`;
      return [`${packageName(path)} ${version}\n${terms}\n\n${texts.join("\n")}`.trimEnd()];
    });
  return `${parts.join(`\n\n${"-".repeat(78)}\n\n`)}\n`;
}

/** Some packages have a folder of that name. */
function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

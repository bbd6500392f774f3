import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** For each rule, a file that breaks it and what that file imports. */
const VIOLATIONS: Record<string, { file: string; imports: string }> = {
  "domain-knows-only-domain": { file: "app/domain/a.ts", imports: "zod" },
  "crypto-runs-anywhere": { file: "app/crypto/a.ts", imports: "../server/target.ts" },
  "crypto-uses-no-node": { file: "app/crypto/a.ts", imports: "node:fs" },
  "ui-fetches-nothing": { file: "app/ui/a.ts", imports: "../server/target.ts" },
  "scanner-works-without-a-server": { file: "app/scanner/a.ts", imports: "../server/target.ts" },
  "server-knows-no-screen": { file: "app/server/a.ts", imports: "../ui/target.ts" },
  "server-asks-no-address": { file: "app/server/a.ts", imports: "node:https" },
  "schema-takes-only-lists-from-the-domain": {
    file: "db/schema/a.ts",
    imports: "../../app/server/target.ts",
  },
  "nobody-imports-a-route": { file: "app/ui/a.ts", imports: "../routes/target/route.ts" },
  "routes-do-not-import-routes": { file: "app/routes/one/a.ts", imports: "../target/route.ts" },
  "routes-with-parameters-do-not-import-routes": {
    file: "app/routes/one.$id/a.ts",
    imports: "../target/route.ts",
  },
  "product-does-not-import-tests": { file: "app/server/a.ts", imports: "../../tests/target.ts" },
  "nothing-unresolved": { file: "app/server/a.ts", imports: "./not-there.ts" },
};
const TARGETS = [
  "app/server/target.ts",
  "app/ui/target.ts",
  "app/routes/target/route.ts",
  "tests/target.ts",
];

let house = "";
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
};

/** Names of the rules that a small house with these files breaks. */
function rulesBrokenBy(files: Record<string, string>): string[] {
  for (const wing of ["app", "db"]) rmSync(join(house, wing), { recursive: true, force: true });
  for (const target of TARGETS) put(target, "export const x = 1;\n");
  put("db/schema/index.ts", "export const y = 1;\n");
  for (const [file, text] of Object.entries(files)) put(file, text);
  const output = execFileSync(
    process.execPath,
    [
      join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      "app",
      "db",
      "-T",
      "json",
    ],
    { cwd: house, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const { summary } = JSON.parse(output) as {
    summary: { violations: { rule: { name: string } }[] };
  };
  return summary.violations.map(({ rule }) => rule.name);
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "shanyrak-house-"));
  for (const file of [".dependency-cruiser.js", "tsconfig.json", "package.json"]) {
    cpSync(join(ROOT, file), join(house, file));
  }
  symlinkSync(join(ROOT, "node_modules"), join(house, "node_modules"));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("the direction of imports", () => {
  it.each(Object.entries(VIOLATIONS))("is kept by %s", (rule, { file, imports }) => {
    expect(rulesBrokenBy({ [file]: `import "${imports}";\n` })).toContain(rule);
  });

  it("is kept by no-circles", () => {
    const files = {
      "app/domain/a.ts": 'import "./b.ts";\n',
      "app/domain/b.ts": 'import "./a.ts";\n',
    };
    expect(rulesBrokenBy(files)).toContain("no-circles");
  });

  it("has a violation here for every rule there is", async () => {
    const config = (await import("../../.dependency-cruiser.js")) as {
      default: { forbidden: { name: string; comment: string }[] };
    };
    const rules = config.default.forbidden;
    expect(rules.map(({ name }) => name).toSorted()).toEqual(
      [...Object.keys(VIOLATIONS), "no-circles"].toSorted(),
    );
    for (const { comment } of rules) expect(comment.length).toBeGreaterThan(20);
  });

  it("allows a house that breaks none", () => {
    expect(rulesBrokenBy({ "app/server/a.ts": 'import "../../db/schema/index.ts";\n' })).toEqual(
      [],
    );
  });
});

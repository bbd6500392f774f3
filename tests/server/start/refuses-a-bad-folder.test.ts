import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, it } from "vitest";

import { startScript } from "#tests/support/process.ts";

const place = mkdtempSync(join(tmpdir(), "shanyrak-start-"));
afterAll(() => {
  for (const name of readdirSync(place)) chmodSync(join(place, name), 0o700);
  rmSync(place, { recursive: true, force: true });
});

const folder = (name: string, files: Record<string, string> = {}): string => {
  const path = join(place, name);
  for (const [file, content] of Object.entries({ ".keep": "", ...files })) {
    mkdirSync(join(path, file, ".."), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
};
const SECRETS = JSON.stringify({
  ...{ superuserPassword: "a", ownerPassword: "b", applicationPassword: "c" },
  ...{ masterKey: "d", indexKey: "e", sessionSecret: "f".repeat(32) },
});

/** Starts, waits for the refusal, and expects one clear message without a stack. */
async function refusal(env: Record<string, string>, args: string[] = []): Promise<string> {
  const started = startScript("scripts/serve.ts", { env: { PORT: "0", ...env }, args });
  expect(await started.ended).toBe(1);
  expect(started.said()).toContain("Shanyrak cannot start.");
  expect(started.said()).not.toMatch(/^\s+at /m);
  return started.said();
}

it("names who holds the port, and makes nothing", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as AddressInfo;
  const data = join(place, "port-held");
  const said = await refusal({ PORT: String(port), SHANYRAK_DATA: data });
  holder.close();
  expect(said).toContain(`Port ${port} is in use`);
  if (process.platform === "linux") expect(said).toContain(`process ${process.pid}`);
  expect(said).toContain(`PORT=${port + 1} npm start`);
  expect(existsSync(data)).toBe(false);
});

it("refuses a port that is none", async () => {
  expect(await refusal({ PORT: "three thousand" })).toContain("PORT=three thousand is no port.");
});

it("refuses a data folder that it cannot write", async () => {
  const readOnly = folder("read-only");
  chmodSync(readOnly, 0o500);
  // Rights do not bind root; the kernel's own file system does.
  const data = process.getuid?.() === 0 ? "/sys/shanyrak" : join(readOnly, "data");
  const said = await refusal({ SHANYRAK_DATA: data });
  expect(said).toMatch(/data folder \S+ cannot be written \((EACCES|EPERM|EROFS)\)/);
  expect(said).toContain("SHANYRAK_DATA=");
});

it("refuses a data folder whose place is a file", async () => {
  const data = join(folder("file"), ".keep", "data");
  expect(await refusal({ SHANYRAK_DATA: data })).toContain("cannot be written (ENOTDIR)");
});

it("refuses a cluster of another PostgreSQL version, and leaves it alone", async () => {
  const data = folder("older", { "secrets.json": SECRETS, "postgres/PG_VERSION": "15\n" });
  expect(await refusal({ SHANYRAK_DATA: data })).toMatch(
    /was made by PostgreSQL 15; this release brings 18/,
  );
  expect(readdirSync(join(data, "postgres"))).toEqual(["PG_VERSION"]);
});

it("refuses a folder that holds something else", async () => {
  const data = folder("else", { "secrets.json": SECRETS, "postgres/holiday.txt": "sun" });
  expect(await refusal({ SHANYRAK_DATA: data })).toContain("is not a PostgreSQL cluster");
});

it("refuses a database whose secrets are gone, instead of making new ones that open nothing", async () => {
  const data = folder("no-secrets", { "postgres/PG_VERSION": "18\n" });
  expect(await refusal({ SHANYRAK_DATA: data })).toContain("its secrets.json is missing");
  expect(existsSync(join(data, "secrets.json"))).toBe(false);
});

it("refuses secrets that cannot be read", async () => {
  const data = folder("broken-secrets", { "secrets.json": "{" });
  expect(await refusal({ SHANYRAK_DATA: data })).toContain("cannot be read as the secrets");
});

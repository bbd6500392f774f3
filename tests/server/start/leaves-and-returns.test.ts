import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";

import { isAlive } from "#app/server/platform/process.server.ts";
import { readPostmaster } from "#app/server/platform/postgres/postmaster.server.ts";
import { startScript } from "#tests/support/process.ts";
import { buildProduct, startProduct, type Product } from "#tests/support/product.ts";

// Each starts the whole product, some of them twice, and shares two cores with another test file.
vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildProduct);

let data: string;
const running: Product[] = [];
const start = async () => {
  const product = await startProduct({ data });
  running.push(product);
  return product;
};
const health = async ({ url }: Product) => (await fetch(`${url}/readyz`)).status;
const postmaster = () => readPostmaster(join(data, "postgres"))?.pid ?? 0;

/** The server removes its pid file a moment before it is gone. */
const gone = (pid: number) => expect.poll(() => isAlive(pid), { timeout: 2_000 }).toBe(false);

const fail = (reason: unknown): never => {
  throw reason;
};

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "shanyrak-returns-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((product) => product.stop()));
  rmSync(data, { recursive: true, force: true });
});

it("stops in order on SIGTERM, its database too, and starts again on the same data", async () => {
  const first = await start();
  expect(await health(first)).toBe(200);
  const database = postmaster();
  const secrets = readFileSync(join(data, "secrets.json"), "utf8");
  first.process.kill("SIGTERM");
  expect(await first.process.ended).toBe(0);
  await gone(database);
  expect(existsSync(join(data, "postgres/postmaster.pid"))).toBe(false);
  expect(await health(await start())).toBe(200);
  expect(readFileSync(join(data, "secrets.json"), "utf8")).toBe(secrets);
});

it("leaves no database behind when it is stopped in the middle of its first start", async () => {
  const started = startScript("scripts/serve.ts", { env: { SHANYRAK_DATA: data, PORT: "0" } });
  await expect.poll(postmaster, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  const database = postmaster();
  started.kill("SIGTERM");
  expect(await started.ended).toBe(0);
  await gone(database);
  expect(await health(await start())).toBe(200);
});

it("starts after kill -9, on the database that was left running", async () => {
  const first = await start();
  const database = postmaster();
  first.process.kill("SIGKILL");
  await first.process.ended;
  expect(isAlive(database)).toBe(true);
  const second = await start();
  expect(second.process.said()).toContain("its database was running already");
  expect(postmaster()).toBe(database);
  expect(await health(second)).toBe(200);
  await second.stop();
  await gone(database);
});

it("starts after kill -9 of the database too, with the pid file of the dead one naming a stranger", async () => {
  const first = await start();
  const database = postmaster();
  first.process.kill("SIGKILL");
  process.kill(database, "SIGKILL");
  await first.process.ended;
  await gone(database);
  const pidFile = join(data, "postgres/postmaster.pid");
  writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid)));
  expect(await health(await start())).toBe(200);
});

it("starts its database again when that is killed, on the same data, while it goes on itself", async () => {
  const product = await start();
  const database = postmaster();
  process.kill(database, "SIGKILL");
  await gone(database);
  await expect.poll(() => health(product), { timeout: 30_000 }).toBe(200);
  expect(postmaster()).not.toBe(database);
  await expect.poll(() => product.process.said()).toContain("it was started again");
});

it("shares the database with a second start, until the last one leaves", async () => {
  const first = await start();
  const database = postmaster();
  const second = await start();
  expect(postmaster()).toBe(database);
  await first.stop();
  expect(await health(second)).toBe(200);
  await second.stop();
  await gone(database);
});

it("lets two first starts at once make one database", async () => {
  const settled = await Promise.allSettled([start(), start()]);
  const both = settled.map((start) =>
    start.status === "fulfilled" ? start.value : fail(start.reason),
  );
  expect(await Promise.all(both.map(health))).toEqual([200, 200]);
});

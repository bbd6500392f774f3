import { setTimeout as sleep } from "node:timers/promises";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { isAway } from "#app/server/platform/away.server.ts";
import { closeDatabase, database } from "#app/server/platform/database.server.ts";
import { asRequest } from "#app/server/platform/patience.server.ts";
import { openProxy, type Proxy } from "#scripts/bench/faults/proxy.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

let proxy: Proxy;
beforeAll(async () => {
  const direct = new URL(process.env.DATABASE_URL ?? "");
  proxy = await openProxy(Number(direct.port));
  direct.port = String(proxy.port);
  process.env.DATABASE_URL = direct.href;
});
afterAll(async () => {
  await closeDatabase();
  proxy.close();
});

/** A transaction with a pause in it, as one that draws a picture between two statements. */
const atWork = (milliseconds: number) =>
  database()
    .transaction(async (tx) => {
      await tx.execute(sql`select pg_sleep(${milliseconds / 1000})`);
      await sleep(milliseconds);
      await tx.execute(sql`select 1`);
      return "done";
    })
    .catch((error: unknown) => (isAway(error) ? "told that it is away" : error));

const answers = () => database().execute(sql`select 1 as one`);

it("transactions whose connections are cut end at once and in words, and the next ones are served", async () => {
  for (let round = 0; round < 4; round += 1) {
    // Every connection stands: one that is cut while it signs in is another matter.
    await Promise.all(Array.from({ length: 10 }, () => atWork(50)));
    const works = Array.from({ length: 14 }, (_, at) => atWork(at * 20));
    await sleep(150);
    proxy.cut();
    for (const said of await Promise.all(works))
      expect(["done", "told that it is away"]).toContain(said);
    await expect.poll(() => answers().catch(() => "not yet")).toEqual([{ one: 1 }]);
    expect(await atWork(1)).toBe("done");
  }
});

it("a reader is told within ten seconds that a network swallows everything, and served when it is back", async () => {
  expect(await answers()).toEqual([{ one: 1 }]);
  proxy.set({ kind: "swallow" });
  const began = performance.now();
  const said = await asRequest(() => atWork(1));
  expect(said).toBe("told that it is away");
  expect(performance.now() - began).toBeLessThan(15_000);
  proxy.set({ kind: "pass" });
  await expect.poll(() => answers().catch(() => "not yet")).toEqual([{ one: 1 }]);
});

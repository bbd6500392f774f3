import { randomUUID } from "node:crypto";

import { createParser } from "eventsource-parser";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, phoneAt, wholeList } from "#tests/support/gate.ts";
import { phoneAtWeb } from "#tests/support/phone.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

await useTestDatabase();

const webs: Product[] = [];
beforeAll(async () => {
  const names = ["DATABASE_URL", "SHANYRAK_MASTER_KEY", "SHANYRAK_INDEX_KEY", "SESSION_SECRET"];
  const own = Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
  for (let i = 0; i < 2; i++)
    webs.push(await startProduct({ env: { ...own, ORIGIN: "http://localhost", JOBS: "worker" } }));
}, 240_000);
afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop()));
});

/** A phone on the line of a web process: answers when the next news comes. */
async function onTheLine(url: string | undefined, gateId: string) {
  const { phone, key } = await phoneAt(gateId);
  const call = phoneAtWeb(url ?? "", { id: phone.id, key });
  const over = new AbortController();
  const response = await call("/gate/api/news", undefined, over.signal);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  let heard: () => void = () => undefined;
  const parser = createParser({ onEvent: () => heard() });
  const stream = response.body?.pipeThrough(new TextDecoderStream());
  const reading = stream
    ?.pipeTo(new WritableStream({ write: (part) => parser.feed(part) }))
    .catch(() => undefined);
  return {
    news: () => new Promise<void>((resolve) => (heard = resolve)),
    list: async () => {
      const response = await call("/gate/api/list?asked=once");
      return wholeList(new Uint8Array(await response.arrayBuffer()));
    },
    hangUp: async () => {
      over.abort();
      await reading;
    },
  };
}

test("a badge revoked at one web process is dead on a phone of the other within two seconds", async () => {
  const [desk, gate] = webs;
  const { badgeId, serial } = await badged();
  const phone = await onTheLine(gate?.url, "b");
  const cookie = await deskCookie();
  expect((await phone.list()).revoked.map((one) => one.serial)).not.toContain(serial);

  const news = phone.news();
  const response = await fetch(`${desk?.url}/badges`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ intent: "revoke", badgeId, reason: "lost" }),
  });
  const accepted = performance.now();
  expect(response.status).toBeLessThan(400);
  await news;
  expect((await phone.list()).revoked.map((one) => one.serial)).toContain(serial);
  expect(performance.now() - accepted).toBeLessThan(2_000);
  await phone.hangUp();
});

async function deskCookie(): Promise<string> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${randomUUID()}@badges.example`, name: "Gulnar" })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "desk" });
  return (await openSession(person.id, { secondFactor: true })).split(";")[0] ?? "";
}

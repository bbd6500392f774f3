import express from "express";
import { Registry } from "prom-client";
import { afterAll, expect, test } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { deploymentGauges } from "#app/server/platform/metrics/deployment-gauges.server.ts";
import { meters } from "#app/server/platform/metrics/meters.server.ts";
import { readings } from "#app/server/platform/metrics/readings.server.ts";
import { makeRegistry } from "#app/server/platform/metrics/registry.server.ts";
import { eventStream } from "#app/server/platform/news.server.ts";
import { queueMail } from "#app/server/platform/mail/queue.server.ts";
import { requestScope } from "#app/server/platform/request-scope.server.ts";
import { endServer, listen } from "#app/server/platform/web/listen.server.ts";
import { metricsPage, requestMeter } from "#app/server/platform/web/metrics.server.ts";
import { requestId } from "#app/server/platform/web/request-id.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, phoneAt } from "#tests/support/gate.ts";

await useTestDatabase();

const TOKEN = "a token for whoever collects";
const app = express();
const kept = makeRegistry();
app.use(requestId, requestMeter(kept), metricsPage(kept));
app.get("/nominee/:id", (_request, response) => {
  const scope = requestScope();
  if (scope) scope.routeId = "routes/nominee.$id";
  response.send("a page");
});
const server = await listen(app, "127.0.0.1", 0);
afterAll(() => endServer(server));
const address = server.address();
const origin = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
const collect = (token?: string) =>
  fetch(`${origin}/metrics`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

test("there is no such page without METRICS_TOKEN, and none for another token", async () => {
  delete process.env.METRICS_TOKEN;
  expect((await collect(TOKEN)).status).toBe(404);
  process.env.METRICS_TOKEN = TOKEN;
  expect((await collect()).status).toBe(401);
  for (const wrong of ["another", TOKEN.slice(0, -1), `${TOKEN}x`])
    expect((await collect(wrong)).status).toBe(401);
  expect((await collect(TOKEN)).status).toBe(200);
});

test("requests are counted by route and status, whatever people write into addresses", async () => {
  process.env.METRICS_TOKEN = TOKEN;
  const series = async () =>
    (await (await collect(TOKEN)).text()).split("\n").filter((line) => /^shanyrak_http/.test(line));
  const ask = (path: string) => fetch(`${origin}${path}`);
  await Promise.all([ask("/nominee/first"), ask("/elsewhere")]);
  await series();
  const before = await series();
  const made = Array.from({ length: 60 }, (_, at) => `Al-Hmoud-${at}`);
  await Promise.all(made.flatMap((name) => [ask(`/nominee/${name}`), ask(`/${name}?q=${name}`)]));
  const after = await series();
  expect(after.length).toBe(before.length);
  expect(after.join("\n")).not.toContain("Hmoud");
  expect(after).toContain(
    'shanyrak_http_requests_total{route="routes/nominee.$id",status="200"} 61',
  );
  expect(after).toContain('shanyrak_http_request_duration_seconds_count{route="other"} 61');
});

test("what waits in the database is told: jobs by task, seals, phones, connections", async () => {
  process.env.METRICS_TOKEN = TOKEN;
  await phoneAt("b");
  await badged();
  await database().transaction((tx) =>
    queueMail(tx, {
      ...{ recipient: "a@b.example", language: "en", subject: "s", text: "t", html: "h" },
    }),
  );
  const found = await readings();
  expect(found.jobs).toContainEqual(
    expect.objectContaining({ task: "send_mail", waiting: 1, dead: 0 }),
  );
  expect(found.seals.entries).toBeGreaterThan(0);
  // Enrolled a moment ago, and without a list yet.
  expect(found.phones).toMatchObject({ enrolled: 1, stale: 1 });
  expect(found.connections.most).toBe(200);

  const registry = new Registry();
  const refresh = deploymentGauges(registry);
  await refresh();
  const text = await registry.metrics();
  expect(text).toContain('shanyrak_jobs_waiting{task="send_mail"} 1');
  expect(text).toContain("shanyrak_database_up 1");
  expect(text).not.toContain("b.example");
});

test("the database is asked once in five seconds, and what it no longer tells is unknown, not 0", async () => {
  let clock = 0;
  let asked = 0;
  let isAway = false;
  const registry = new Registry();
  const read = () => {
    asked += 1;
    return isAway ? Promise.reject(new Error("away")) : readings();
  };
  const refresh = deploymentGauges(registry, read, () => clock);
  await Promise.all([refresh(), refresh(), refresh()]);
  clock = 4_999;
  await refresh();
  expect(asked).toBe(1);
  isAway = true;
  clock = 5_000;
  await refresh();
  expect(asked).toBe(2);
  const text = await registry.metrics();
  expect(text).toContain("shanyrak_database_up 0");
  expect(text).toContain("shanyrak_audit_unsealed_entries Nan");
  expect(text).not.toContain('task="send_mail"');
});

test("open streams and transactions are counted while they last", async () => {
  const reader = new AbortController();
  eventStream(reader.signal, () => () => undefined);
  await expect.poll(() => meters.streams).toBe(1);
  await database().transaction((tx) => {
    expect(meters.transactions).toEqual({ open: 1, waiting: 0 });
    return tx.execute("select 1");
  });
  reader.abort();
  expect(meters).toEqual({ streams: 0, transactions: { open: 0, waiting: 0 } });
});

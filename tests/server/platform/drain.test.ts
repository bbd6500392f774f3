import type { AddressInfo } from "node:net";

import express from "express";
import { expect, it } from "vitest";

import { drainable } from "#app/server/platform/web/drain.server.ts";
import { health } from "#app/server/platform/web/health.server.ts";
import { endServer, listen } from "#app/server/platform/web/listen.server.ts";

/** A web process with a page that takes as long as the test wants, and an event stream. */
async function webProcess() {
  const drain = drainable();
  const app = express();
  let finish: () => void = () => undefined;
  app.use(drain.watch);
  app.use(health(drain.isDraining));
  app.get("/slow", (_request, response) => {
    finish = () => void response.send("all of it");
  });
  app.get("/news", (_request, response) => {
    response.type("text/event-stream").write("retry: 3000\n\n");
  });
  const server = await listen(app, "127.0.0.1", 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, drain, url, finish: () => finish() };
}

it("says at once that it is leaving, and finishes what is under way", async () => {
  const { server, drain, url, finish } = await webProcess();
  const slow = fetch(`${url}/slow`);
  const news = await fetch(`${url}/news`);
  await expect.poll(() => fetch(`${url}/healthz`).then(({ status }) => status)).toBe(200);

  const ended = endServer(server, { drain, announceSeconds: 1 });
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(ready.headers.get("connection")).toBe("close");
  expect(await ready.json()).toEqual({ status: "draining" });
  expect(await news.text()).toBe("retry: 3000\n\n");
  await expect.poll(() => fetch(url).catch(() => "refused"), { timeout: 5_000 }).toBe("refused");
  finish();
  expect(await (await slow).text()).toBe("all of it");
  await ended;
});

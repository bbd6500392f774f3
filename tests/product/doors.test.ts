import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { accessTo } from "#app/domain/access/may.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

let product: Product;
let routes: { id: string; path: string }[];

/** Addresses of all routes in the build, with something plausible in place of each parameter. */
async function routesOfTheBuild(): Promise<typeof routes> {
  const file = pathToFileURL(join(import.meta.dirname, "../../build/server/index.js")).href;
  const build = (await import(file)) as ServerBuild;
  const pathOf = (id: string): string => {
    const route = build.routes[id];
    if (!route || id === "root") return "";
    return `${pathOf(route.parentId ?? "root")}/${route.path ?? ""}`;
  };
  return Object.keys(build.routes)
    .filter((id) => id !== "root")
    .map((id) => ({ id, path: pathOf(id).replaceAll(/:\w+/g, crypto.randomUUID()) }));
}

beforeAll(async () => {
  product = await startProduct();
  routes = await routesOfTheBuild();
}, 180_000);
afterAll(() => product.stop());

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(product.url + path, { redirect: "manual", ...init });

describe("a stranger", () => {
  it("is led to the sign-in page, or refused, at every door that is not listed as public", async () => {
    const opened: string[] = [];
    for (const { id, path } of routes) {
      const access = accessTo(id, "GET");
      if (access === "public") continue;
      const { status, headers } = await ask(path);
      const led = status === 302 && (headers.get("location") ?? "").startsWith("/sign-in");
      // A device that shows no credential of its own is refused by the route itself.
      const refused = status === 403 || status === 401 || (status === 400 && access !== undefined);
      if (!led && !refused) opened.push(`${path} answered ${status}`);
    }
    expect(routes.length).toBeGreaterThan(20);
    expect(opened).toEqual([]);
  });

  it("cannot send anything to those doors either", async () => {
    const opened: string[] = [];
    for (const { id, path } of routes) {
      if (accessTo(id, "POST") === "public") continue;
      const body = new URLSearchParams({ x: "1" });
      const { status } = await ask(path, {
        method: "POST",
        body,
        headers: { origin: product.url },
      });
      if (![302, 400, 401, 403, 405].includes(status)) opened.push(`${path} answered ${status}`);
    }
    expect(opened).toEqual([]);
  });

  it("gets no data by the addresses that client navigation uses", async () => {
    const answer = await ask("/bilaterals.data");
    const text = await answer.text();
    expect(text).toContain("/sign-in");
    expect(text).not.toContain("Altai");
  });

  it.each(["/healthz", "/programme", "/programme.ics", "/programme.pdf?lang=en", "/sign-in"])(
    "reads %s",
    async (path) => {
      expect((await ask(path)).status).toBe(200);
    },
  );
});

describe("somebody with a wrong or expired code", () => {
  const SAYS = {
    en: "This code has expired or was used. Ask for another one.",
    ru: "Код истёк или уже использован. Запросите новый.",
    kk: "Кодтың мерзімі өткен немесе қолданылған. Жаңасын сұраңыз.",
  };

  it.each(LANGUAGES)("is told so in their language: %s", async (language) => {
    const answer = await ask("/sign-in/code?email=dana%40mfa.example", {
      method: "POST",
      body: new URLSearchParams({ email: "dana@mfa.example", code: "000000", to: "/" }),
      headers: { origin: product.url, "accept-language": language },
    });
    expect(await answer.text()).toContain(SAYS[language]);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

describe("the page for what is not there", () => {
  it("says so in the reader's language, with status 404", async () => {
    const answer = await ask("/no/such/page", { headers: { "accept-language": "kk" } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Мұндай бет жоқ");
  });
});

import { readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { servePages } from "#tests/support/pages.ts";
import { ROOT } from "#tests/support/process.ts";

await useTestDatabase();
// A real deployment: TLS, no demonstration. The last address set is the one that the pages go by.
const plain = await servePages();
process.env.DEMONSTRATION = "0";
const secure = await servePages({ tls: true });
process.env.ORIGIN = secure.replace("http:", "https:");

const [asset = ""] = readdirSync(join(ROOT, "build/client/assets")).filter((name) =>
  name.endsWith(".js"),
);
const ADDRESSES = [
  "/programme",
  "/sign-in",
  "/gate",
  "/programme.data",
  "/programme.pdf?lang=en",
  "/programme.json",
  "/delegation/nominees/new",
  "/apply",
  "/no/such/page",
  "/healthz",
  "/manifest.webmanifest",
  `/assets/${asset}`,
];
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(secure + path, { headers, redirect: "manual" });
const policyOf = ({ headers }: Response): Map<string, string> =>
  new Map(
    (headers.get("content-security-policy") ?? "").split(";").map((directive) => {
      const [name = "", ...values] = directive.trim().split(" ");
      return [name, values.join(" ")];
    }),
  );

describe("every answer", () => {
  it.each(ADDRESSES)("is guarded by its headers: %s", async (path) => {
    const answer = await get(path);
    await answer.body?.cancel();
    const { headers } = answer;
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
    const camera = path === "/gate" ? "camera=(self)" : "camera=()";
    expect(headers.get("permissions-policy")).toContain(camera);
    const csp = policyOf(answer);
    const loose = [...csp].filter(([, values]) =>
      /'unsafe-inline'|'unsafe-eval'|\*|https?:/.test(values),
    );
    expect(loose).toEqual([["style-src-attr", "'unsafe-inline'"]]);
    expect(csp.get("script-src")).toMatch(/^'self' 'nonce-[\w-]{22}' 'wasm-unsafe-eval'$/);
    for (const name of ["object-src", "base-uri", "frame-ancestors", "script-src-attr"])
      expect(csp.get(name), name).toBe("'none'");
  });

  it("has a nonce of its own, which each script and style element bears", async () => {
    const pages = await Promise.all([get("/programme"), get("/programme"), get("/sign-in")]);
    const nonces = pages.map(
      (page) => /'nonce-([\w-]+)'/.exec(policyOf(page).get("script-src") ?? "")?.[1],
    );
    expect(new Set(nonces).size).toBe(3);
    for (const [at, page] of pages.entries()) {
      const html = await page.text();
      const elements = html.match(/<(script|style)\b[^>]*>/g) ?? [];
      expect(elements.length).toBeGreaterThan(1);
      for (const element of elements)
        if (!/\bsrc=/.test(element)) expect(element).toContain(`nonce="${nonces[at]}"`);
      expect(html).not.toMatch(/\son\w+="/);
    }
  });

  it("asks nobody to stay with https where there is none", async () => {
    const { headers } = await fetch(`${plain}/programme`);
    expect(headers.get("strict-transport-security")).toBeNull();
  });
});

describe("a cookie", () => {
  it("belongs to this host alone, over TLS alone, whichever it is", async () => {
    const [person] = await database()
      .insert(account)
      .values({ email: "cookie@walk.example", name: "Cookie" })
      .returning();
    const chosen = await fetch(`${secure}/language`, {
      ...{ method: "POST", redirect: "manual" },
      body: new URLSearchParams({ language: "kk", to: "/programme" }),
      headers: { origin: process.env.ORIGIN ?? "" },
    });
    expect(chosen.status).toBe(302);
    const left = await fetch(`${secure}/sign-out`, {
      ...{ method: "POST", redirect: "manual" },
      headers: { origin: process.env.ORIGIN ?? "" },
    });
    const cookies = [
      ...chosen.headers.getSetCookie(),
      ...left.headers.getSetCookie(),
      await openSession(person?.id ?? "", { secondFactor: true }),
    ];
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-\w+=/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toMatch(/; HttpOnly(;|$)/);
      expect(cookie).toMatch(/; Secure(;|$)/);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)(;|$)/);
      expect(cookie).not.toMatch(/Domain=/i);
    }
  });
});

describe("a change", () => {
  const METHODS = ["POST", "PUT", "PATCH", "DELETE"];
  const here = () => process.env.ORIGIN ?? "";
  const FOREIGN: Record<string, () => Record<string, string>> = {
    "another site": () => ({ origin: "https://evil.example" }),
    "another site, which the browser says": () => ({
      ...{ "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    }),
    "a page without an origin": () => ({ origin: "null" }),
    "a neighbour of the same site": () => ({
      "sec-fetch-site": "same-site",
      origin: here().replace("//", "//other."),
    }),
    "another port": () => ({ origin: here().replace(/\d+$/, "1") }),
    "the same host without TLS": () => ({
      origin: here().replace("https:", "http:"),
      "sec-fetch-site": "cross-site",
    }),
    "an origin that only begins like ours": () => ({ origin: `${here()}.evil.example` }),
    "a browser that hides the origin": () => ({ "sec-fetch-site": "cross-site" }),
  };
  const ask = (method: string, headers: Record<string, string>) =>
    fetch(`${secure}/language`, {
      ...{ method, redirect: "manual" },
      body: new URLSearchParams({ language: "kk", to: "/programme" }),
      headers,
    });

  it.each(Object.keys(FOREIGN))("that %s asks for is refused, whatever the method", async (who) => {
    for (const method of METHODS) {
      const { status, headers } = await ask(method, FOREIGN[who]?.() ?? {});
      expect(status, method).toBe(403);
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it("from our own pages, and from a program without cookies, is taken", async () => {
    expect((await ask("POST", { origin: here() })).status).toBe(302);
    expect((await ask("POST", { "sec-fetch-site": "same-origin", origin: here() })).status).toBe(
      302,
    );
    expect((await ask("POST", {})).status).toBe(302);
  });
});

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";

import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";

import { readPostmaster } from "#app/server/platform/postgres/postmaster.server.ts";
import { ROOT } from "#tests/support/process.ts";
import { startProduct, type Product } from "#tests/support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Plain HTTP: `fetch` would not let us forge `Host` and `Origin`. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: Buffer | string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asked = request(`${product.url}${path}`, { method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const signIn = { method: "POST", body: "email=nobody%40example.org" };

it("answers that it is alive and ready", async () => {
  expect((await ask("/healthz")).text).toBe('{"status":"ok"}');
  const checks = { database: "ok", migrations: "ok", keys: "ok", clock: "ok", queue: "ok" };
  expect(JSON.parse((await ask("/readyz")).text)).toEqual({ status: "ready", checks });
});

it("lets no inline script run and nobody frame it, on every page", async () => {
  for (const path of ["/sign-in", "/no-such-page", "/healthz"]) {
    const policy = String((await ask(path)).headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{20,}' 'wasm-unsafe-eval'/);
    expect(policy).toContain("frame-ancestors 'none'");
  }
});

it("gives each answer its own nonce, and every inline script carries it", async () => {
  const [one, other] = [await ask("/sign-in"), await ask("/sign-in")];
  const nonce = (answer: typeof one) =>
    /nonce-([\w-]+)/.exec(String(answer.headers["content-security-policy"]))?.[1];
  expect(nonce(one)).not.toBe(nonce(other));
  const scripts = one.text.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce(one)}"`);
});

const ELSEWHERE: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "http://neighbour.localhost" },
];
it.each(ELSEWHERE)("refuses a change that another site asks for: %o", async (headers) => {
  expect((await ask("/sign-in", { ...signIn, headers: { ...form, ...headers } })).status).toBe(403);
});

it("takes a form from its own page", async () => {
  const answer = await ask("/sign-in", {
    ...signIn,
    headers: { ...form, origin: product.url, "sec-fetch-site": "same-origin" },
  });
  expect(answer.status).not.toBe(403);
});

it("counts attempts by where they really come from, whatever the visitor writes", async () => {
  const headers = { ...form, origin: product.url, "x-shanyrak-address": "198.51.100.66" };
  await ask("/sign-in", { ...signIn, headers });
  const { superuserPassword } = JSON.parse(
    readFileSync(join(product.data, "secrets.json"), "utf8"),
  ) as Record<string, string>;
  const port = readPostmaster(join(product.data, "postgres"))?.port;
  const sql = postgres(`postgres://postgres:${superuserPassword}@127.0.0.1:${port}/shanyrak`, {
    max: 1,
  });
  const keys = (await sql<{ key: string }[]>`select key from rate_limit`).map(({ key }) => key);
  await sql.end();
  const counted = (address: string) =>
    keys.includes(`codeByAddress:${createHash("sha256").update(address).digest("base64url")}`);
  expect(counted("127.0.0.1")).toBe(true);
  expect(counted("198.51.100.66")).toBe(false);
});

it("says in three languages that an upload is too large", async () => {
  const body = Buffer.alloc(49_000_000);
  const headers = {
    "content-type": "multipart/form-data; boundary=x",
    "content-length": String(body.length),
  };
  const answer = await ask("/sign-in", { method: "POST", headers, body });
  expect(answer.status).toBe(413);
  for (const words of ["too large", "слишком велик", "тым үлкен"])
    expect(answer.text).toContain(words);
});

it("does not answer to a foreign name that was pointed at this computer", async () => {
  const answer = await ask("/sign-in", { headers: { host: "rebound.example" } });
  expect(answer.status).toBe(421);
});

it("lets browsers keep what never changes, and only that", async () => {
  const [asset = ""] = readdirSync(join(ROOT, "build/client/assets"));
  expect((await ask(`/assets/${asset}`)).headers["cache-control"]).toBe(
    "public, max-age=31536000, immutable",
  );
  expect((await ask("/assets/no-such-file.js")).status).toBe(404);
  expect((await ask("/healthz")).headers["cache-control"]).toBe("no-store");
});

it("opens nothing that the policy table does not list", async () => {
  expect((await ask("/no-such-page")).status).toBe(404);
  for (const path of ["/accreditation", "/badges", "/bilaterals", "/audit", "/admin"]) {
    expect([302, 403, 404]).toContain((await ask(path)).status);
  }
});

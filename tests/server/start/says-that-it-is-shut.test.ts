import { beforeAll, describe, expect, it } from "vitest";

import { useTestDatabase } from "#tests/support/database.ts";
import { servePages } from "#tests/support/pages.ts";
import { silentPort } from "#tests/support/post-office.ts";

await useTestDatabase();

let url: string;
beforeAll(async () => {
  url = await servePages();
  process.env.DATABASE_URL = `postgres://app:word@127.0.0.1:${await silentPort()}/nothing`;
}, 240_000);

const ask = (path: string, init: RequestInit = {}) =>
  fetch(url + path, {
    redirect: "manual",
    ...init,
    headers: { accept: "text/html", "sec-fetch-site": "same-origin", ...init.headers },
  });

describe("while the database is away", () => {
  it.each([
    ["en", "One moment, please"],
    ["ru", "Одну минуту"],
    ["kk", "Бір сәт күте тұрыңыз"],
  ])("a page says so in the reader's language: %s", async (language, words) => {
    const page = await ask("/programme", { headers: { "accept-language": language } });
    expect(page.status).toBe(503);
    expect(page.headers.get("retry-after")).toBe("5");
    expect(page.headers.get("cache-control")).toContain("no-store");
    const text = await page.text();
    expect(text).toContain(words);
    expect(text).not.toContain("ECONNREFUSED");
  });

  it("nobody is taken for a stranger, and no door opens", async () => {
    const cookie = "shanyrak=ImFueWJvZHki";
    for (const path of ["/delegation", "/accreditation", "/badges", "/admin"])
      expect((await ask(path, { headers: { cookie } })).status).toBe(503);
  });

  it("a code to sign in is neither counted nor sent: the limit does not let anybody past", async () => {
    const body = new URLSearchParams({ email: "anybody@mfa.example", to: "/" });
    expect((await ask("/sign-in", { method: "POST", body })).status).toBe(503);
  });

  it("a phone at a gate is told to come again, and keeps its queue", async () => {
    const body = JSON.stringify({ passages: [] });
    const answer = await ask("/gate/api/passages", {
      method: "POST",
      body,
      headers: { dpop: claim(), "content-type": "application/json" },
    });
    expect(answer.status).toBe(503);
  });
});

/** A proof that names a phone and proves nothing: who it is must be asked of the database. */
function claim(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "ES256", typ: "dpop+jwt", kid: crypto.randomUUID() })}.${part({})}.AA`;
}

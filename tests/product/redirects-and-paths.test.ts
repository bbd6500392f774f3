import { request } from "node:http";

import { describe, expect, it } from "vitest";

import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();
const url = await servePages();
const [person] = await database()
  .insert(account)
  .values({ email: "redirect@walk.example", name: "R" })
  .returning();
await database()
  .insert(accountRole)
  .values({ accountId: person?.id ?? "", role: "focal", delegationId: "jo" });

/** Ways out of a site that forms and links have been given elsewhere. */
const ELSEWHERE = [
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,x",
  "/%0d%0aSet-Cookie:%20stolen=1",
  "/\r\nSet-Cookie: stolen=1",
  "@evil.example",
  ".evil.example",
  ":1@evil.example",
  "/\u0000/evil.example",
  "http:evil.example",
];

/** Where a browser on a page of ours would be. */
const landing = (location: string | null): string =>
  new URL(location ?? "", `${url}/sign-in`).origin;

describe("a way back", () => {
  it.each(ELSEWHERE)("never leads to another site: %j", async (to) => {
    const post = (path: string, form: Record<string, string>) =>
      fetch(url + path, {
        ...{ method: "POST", redirect: "manual", headers: { origin: url } },
        body: new URLSearchParams({ ...form, to }),
      });
    const language = await post("/language", { language: "en" });
    expect(language.status).toBe(302);
    expect(language.headers.get("set-cookie")).not.toContain("stolen");
    expect(landing(language.headers.get("location"))).toBe(url);
    const mailed = await post("/sign-in", { email: `${crypto.randomUUID()}@walk.example` });
    expect(mailed.status).toBe(302);
    const next = new URL(mailed.headers.get("location") ?? "/", url).searchParams.get("to") ?? "/";
    expect(landing(next)).toBe(url);
    const form = await fetch(`${url}/sign-in?${new URLSearchParams({ to })}`);
    const kept = [...(await form.text()).matchAll(/name="to" value="([^"]*)"/g)];
    expect(kept.length).toBeGreaterThan(0);
    for (const [, value = ""] of kept) expect(landing(value)).toBe(url);
  });

  it("in any script leads there, not to a page about our mistake", async () => {
    const cookie = (await openSession(person?.id ?? "", { secondFactor: false })).split(";")[0];
    const answer = await fetch(`${url}/language`, {
      ...{ method: "POST", redirect: "manual" },
      headers: { origin: url, cookie: cookie ?? "" },
      body: new URLSearchParams({ language: "kk", to: "/delegation?q=Әлия" }),
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/delegation?q=%D3%98%D0%BB%D0%B8%D1%8F");
  });
});

/** A path just as it is written; `fetch` would mend it. */
function raw(path: string): Promise<{ status: number; text: string }> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method: "GET" }, (answer) => {
      let text = "";
      answer.on("data", (part: Buffer) => (text += part.toString("utf8")));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("a path that climbs", () => {
  const UP = ["..", "%2e%2e", "%252e%252e", "..%00"];
  const SEPARATORS = ["/", "%2f", "%5c", "\\"];
  const paths = ["/assets/", "/"].flatMap((from) =>
    UP.flatMap((up) =>
      SEPARATORS.flatMap((separator) =>
        ["package.json", "etc/passwd"].map(
          (file) => `${from}${`${up}${separator}`.repeat(file.startsWith("etc") ? 8 : 3)}${file}`,
        ),
      ),
    ),
  );

  it("finds no file outside what is served", async () => {
    const found: string[] = [];
    for (const path of [...paths, "/.env", "/.git/config", "/server/index.js", "//etc/passwd"]) {
      const { status, text } = await raw(path);
      if (
        status < 400 ||
        status >= 500 ||
        /"name": "shanyrak"|root:x:0|createRequestHandler/.test(text)
      )
        found.push(`${path} answered ${status}`);
    }
    expect(found).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { rateLimit } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { websOverTestDatabase } from "#tests/support/officers-at-board.ts";
import { makePerson, newestCode, wrongCode } from "#tests/support/people.ts";
import type { Product } from "#tests/support/product.ts";

await useTestDatabase();

const EMAIL = "dana@mfa.example";
await makePerson("focal", { email: EMAIL });

let webs: Product[] = [];
let turn = 0;
beforeAll(async () => {
  webs = await websOverTestDatabase(2, { TRUST_PROXY: "loopback" });
}, 240_000);
afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop()));
});

/** A browser at a network address, with its cookies, whom the balancer sends to one web process and the other by turns. */
function browserAt(address: string) {
  const cookies = new Map<string, string>();
  const post = async (path: string, fields: Record<string, string>) => {
    const web = webs[turn++ % webs.length];
    const response = await fetch(`${web?.url}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
        "sec-fetch-site": "same-origin",
        "x-forwarded-for": address,
      },
      body: new URLSearchParams({ email: EMAIL, to: "/", ...fields }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response.status === 302 ? response.headers.get("location") : null;
  };
  return {
    asks: async (): Promise<boolean> =>
      (await post("/sign-in", {}))?.startsWith("/sign-in/code") ?? false,
    signsIn: async (code: string): Promise<boolean> =>
      (await post("/sign-in/code", { code })) === "/",
  };
}

test(
  "limits hold over two web processes, and strangers who use theirs up do not shut the owner out",
  { timeout: 120_000 },
  async () => {
    const owner = browserAt("203.0.113.1");
    expect(await owner.asks()).toBe(true);
    expect(await owner.signsIn(await newestCode())).toBe(true);
    await database().delete(rateLimit);

    // From one address five, from all together eight, whichever process is asked.
    const asked: boolean[] = [];
    for (const address of ["203.0.113.2", "203.0.113.3", "203.0.113.4"]) {
      for (let i = 0; i < 6; i++) asked.push(await browserAt(address).asks());
    }
    expect(asked).toEqual([
      ...[true, true, true, true, true, false],
      ...[true, true, true, false, false, false],
      ...[false, false, false, false, false, false],
    ]);

    expect(await owner.asks()).toBe(true);
    const code = await newestCode();
    const stranger = browserAt("203.0.113.5");
    for (let i = 0; i < 20; i++) expect(await stranger.signsIn(wrongCode(code))).toBe(false);
    expect(await stranger.signsIn(code)).toBe(false);
    expect(await owner.signsIn(code)).toBe(true);
  },
);

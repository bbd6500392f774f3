import { beforeEach, describe, expect, it } from "vitest";

import { action as ask } from "#app/routes/sign-in/route.tsx";
import { action as tryCode } from "#app/routes/sign-in_.code/route.tsx";
import { ADDRESS_HEADER } from "#app/server/platform/access/address.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, rateLimit, signInCode } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { workOff } from "#tests/support/import.ts";
import { makePerson } from "#tests/support/people.ts";
import { contextOf } from "#tests/support/programme.ts";
import { statementsOf } from "#tests/support/statements.ts";

await useTestDatabase();

const KNOWN = "dana@mfa.example";
const UNKNOWN = "dina@mfa.example";

beforeEach(async () => {
  await database().delete(account);
  await database().delete(signInCode);
  await database().delete(rateLimit);
  await makePerson("focal", { email: KNOWN });
});

type Action = typeof ask | typeof tryCode;
type Seen = { answer: unknown; statements: string[]; cookie: string };

/** What somebody outside sees of an answer, the address itself left out, and what the server did for it. */
async function seen(
  action: Action,
  email: string,
  fields: Record<string, string>,
  cookie = "",
): Promise<Seen> {
  const request = new Request("http://localhost/sign-in", {
    method: "POST",
    headers: { cookie, [ADDRESS_HEADER]: "203.0.113.7" },
    body: new URLSearchParams({ email, to: "/", ...fields }),
  });
  let answer: unknown;
  const statements = await statementsOf(async () => {
    answer = await action({ request, context: contextOf("en"), params: {} });
  });
  if (!(answer instanceof Response)) {
    return { answer: without(email, JSON.stringify(answer)), statements, cookie: "" };
  }
  const { status, headers } = answer;
  const setCookie = headers.get("set-cookie") ?? "";
  const shown = {
    status,
    location: without(email, decodeURIComponent(headers.get("location") ?? "")),
    names: [...headers.keys()],
    cookie: setCookie.replace(/=[^;]*/, "="),
    length: decodeURIComponent(setCookie).length,
  };
  return { answer: shown, statements, cookie: setCookie.split(";")[0] ?? "" };
}
const without = (email: string, text: string): string => text.replaceAll(email, "EMAIL");

/** The same way for both addresses; each step compared. */
async function walk(email: string) {
  const steps: Pick<Seen, "answer" | "statements">[] = [];
  const first = await seen(ask, email, {});
  steps.push(first);
  await workOff();
  for (let i = 0; i < 6; i++) {
    steps.push(await seen(tryCode, email, { code: "000000" }, first.cookie));
  }
  for (let i = 0; i < 5; i++) steps.push(await seen(ask, email, {}));
  return steps.map(({ answer, statements }) => ({ answer, statements }));
}

describe("whether an address has an account", () => {
  it("shows in no word, status, header or length, nor in what the server does, from asking to waiting", async () => {
    const known = await walk(KNOWN);
    await database().delete(rateLimit);
    const unknown = await walk(UNKNOWN);
    expect(unknown).toEqual(known);
    // Of the walk itself: asked, five wrong tries, none left, asked until it has to wait.
    expect(known[0]?.answer).toMatchObject({
      status: 302,
      location: "/sign-in/code?email=EMAIL&to=/",
    });
    expect(known[1]?.answer).toBe('{"problem":"code.wrong"}');
    expect(known[6]?.answer).toBe('{"problem":"code.expired"}');
    expect(known.at(-1)?.answer).toMatch(/"problem":"wait"/);
    expect(known[0]?.statements.join("\n")).toMatch(/insert into "sign_in_code"[^]*add_job/);
    expect(known[0]?.statements.join("\n")).not.toMatch(/"account"/);
  });
});

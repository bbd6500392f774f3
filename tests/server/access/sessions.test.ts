import { beforeEach, describe, expect, it } from "vitest";

import { deviceOf } from "#app/domain/access/device.ts";
import { loadContext, requireSession } from "#app/server/platform/access/context.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import {
  endOtherSessions,
  endSession,
  endSessionsOf,
  sessionsOf,
} from "#app/server/platform/access/sessions.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account, session } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePerson, requestWith } from "#tests/support/people.ts";

await useTestDatabase();

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
const ROLES = ["officer"] as const;
let accountId = "";

const enter = (userAgent = FIREFOX) =>
  openSession(accountId, {
    secondFactor: true,
    request: new Request("http://localhost/", { headers: { "user-agent": userAgent } }),
  });
const presence = async (cookie: string) => (await loadContext(requestWith(cookie), "")).presence;
const idOf = async (cookie: string) =>
  requireSession(await loadContext(requestWith(cookie), "")).session.id;

beforeEach(async () => {
  await database().delete(account);
  ({ accountId } = await makePerson("officer"));
});

describe("the list of sessions", () => {
  it("names browser and system, marks this one, and holds nothing that signs in", async () => {
    const cookie = await enter();
    await enter("curl/8");
    const list = await sessionsOf(accountId, ROLES, await idOf(cookie));
    expect(list).toMatchObject([
      { browser: "firefox", system: "windows", isThis: true, isHalf: false },
      { browser: "other", system: "other", isThis: false },
    ]);
    const secret = decodeURIComponent(cookie.split(/[=;]/)[1] ?? "");
    const [row] = await database().select().from(session);
    const told = JSON.stringify(list);
    expect(told).not.toContain(secret);
    expect(told).not.toContain(Buffer.from(row?.id ?? []).toString("base64url"));
    expect(await presence(`shanyrak=${list[0]?.handle}`)).toEqual({ kind: "nobody" });
  });

  it("leaves out those that lay unused, and says which still owe the second step", async () => {
    await enter();
    await database()
      .update(session)
      .set({ lastSeenAt: new Date(Date.now() - 3 * 3_600_000) });
    await openSession(accountId, { secondFactor: false });
    expect(await sessionsOf(accountId, ROLES)).toMatchObject([{ isHalf: true }]);
  });
});

describe("ending", () => {
  it("shows one browser out, with an entry on the trail", async () => {
    const [here, there] = [await enter(), await enter()];
    const [other] = (await sessionsOf(accountId, ROLES, await idOf(here))).filter((s) => !s.isThis);
    expect(await endSession(accountId, other?.handle ?? "")).toBe(1);
    expect(await presence(there)).toEqual({ kind: "nobody" });
    expect(await presence(here)).toMatchObject({ kind: "viewer" });
    expect(await endSession(accountId, other?.handle ?? "")).toBe(0);
    const entries = await database().select().from(auditEntry);
    expect(entries.at(-1)).toMatchObject({
      ...{ action: "session.ended", actor: accountId, subjectId: other?.handle },
    });
  });

  it("leaves somebody else's sessions alone", async () => {
    const mine = await enter();
    const [listed] = await sessionsOf(accountId, ROLES);
    const stranger = await makePerson("officer", { email: "other@mfa.example" });
    expect(await endSession(stranger.accountId, listed?.handle ?? "")).toBe(0);
    expect(await endOtherSessions(stranger.accountId, new Uint8Array(32))).toBe(0);
    expect(await presence(mine)).toMatchObject({ kind: "viewer" });
  });

  it("of all others leaves this one; an administrator ends all", async () => {
    const [here, there] = [await enter(), await enter()];
    expect(await endOtherSessions(accountId, await idOf(here))).toBe(1);
    expect(await presence(there)).toEqual({ kind: "nobody" });
    expect(await endSessionsOf(accountId, "admin")).toBe(1);
    expect(await presence(here)).toEqual({ kind: "nobody" });
  });
});

describe("a user agent", () => {
  const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36`, "chrome", "linux"],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0`,
      ...["edge", "windows"],
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/140.0.0.0 YaBrowser/25.2.0.0 Safari/537.36`,
      ...["yandex", "windows"],
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      ...["samsung", "android"],
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
      ...["safari", "ios"],
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
      ...["safari", "macos"],
    ],
    ["", "other", "other"],
  ])("%s", (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { acceptedRequest } from "./bilaterals.ts";
import { type Product, startProduct } from "./product.ts";

/**
 * Web processes side by side over the database of this test file, whose clocks stand at the eve of the summit of 2022: a
 * database of one's own knows real time only, and hours that have passed are not planned.
 */
export async function websOverTestDatabase(
  count: number,
  more: Record<string, string> = {},
): Promise<Product[]> {
  const names = ["DATABASE_URL", "SHANYRAK_MASTER_KEY", "SHANYRAK_INDEX_KEY", "SESSION_SECRET"];
  const own = Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
  const env = {
    ...{ ...own, ORIGIN: "http://localhost", JOBS: "worker" },
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clockAt(EVE))}`,
    ...more,
  };
  const webs: Product[] = [];
  for (let i = 0; i < count; i += 1) webs.push(await startProduct({ env }));
  return webs;
}

const EVE = Date.parse("2022-10-12T08:30+06:00");

/** A script after which a process believes it is `instant` (ms) now. */
const clockAt = (instant: number): string => `
  const Real = Date;
  const behind = Real.now() - ${instant};
  globalThis.Date = class extends Real {
    constructor(...of) { if (of.length > 0) super(...of); else super(Real.now() - behind); }
    static now() { return Real.now() - behind; }
  };`;

/** Another protocol officer, signed in: account id, and the cookie of the session as `name=value`. */
export async function signedInOfficer(): Promise<{ actor: string; cookie: string }> {
  const email = `${randomUUID()}@protocol.example`;
  const [person] = await database()
    .insert(account)
    .values({ email, name: "Protocol", language: "en" })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "protocol" });
  const cookie = (await openSession(person.id, { secondFactor: true })).split(";")[0] ?? "";
  return { actor: person.id, cookie };
}

type Item = { kind: string; date: string; parties: string[] };
const DAY = "2022-10-13";

/** The meetings that were held on 13 October 2022, by the summit's own programme, as accepted requests of heads for that day. */
export async function requestsOf2022(by: ByHand): Promise<{ id: string; sides: string[] }[]> {
  const path = new URL("../../db/summits/cica-2022/programme.json", import.meta.url);
  const { programme } = JSON.parse(readFileSync(path, "utf8")) as { programme: Item[] };
  const held = programme.filter(({ kind, date }) => /^(bi|tri)lateral$/.test(kind) && date === DAY);
  const windows = [{ day: DAY, from: "", until: "" }];
  const requests: { id: string; sides: string[] }[] = [];
  for (const { parties } of held) {
    const [requester = "", counterpart = "", ...others] = parties;
    const counterpartIds = [counterpart, ...others];
    const id = await acceptedRequest(requester, counterpart, by, { counterpartIds, windows });
    for (const delegationId of others) {
      await answerRequest({ requestId: id, delegationId, answer: "accepted" }, by);
    }
    requests.push({ id, sides: parties });
  }
  return requests;
}

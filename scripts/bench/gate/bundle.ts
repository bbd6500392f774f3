import { setTimeout as pause } from "node:timers/promises";

import { eq, sql } from "drizzle-orm";

import { decodeBundle } from "#app/crypto/bundle.ts";
import { toHex } from "#app/crypto/bytes.ts";
import { openList } from "#app/crypto/gate-list.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nominee } from "#db/schema/nominee.ts";

import { badgeBySerial } from "./badge-rows.ts";
import type { SimulatedPhone } from "./phones.ts";
import type { ShownBadge } from "./seed.ts";

/**
 * How much a phone downloads at its first contact, and how much after one badge was revoked and one holder got another name:
 * the list in kilobytes (10^3 bytes), the sealed records in kilobytes and megabytes (10^6).
 */
export async function downloads([phone]: readonly SimulatedPhone[], badges: readonly ShownBadge[]) {
  if (!phone) throw new Error("No phone");
  const list = await phone.get("/gate/api/list?asked=bench");
  const opened = await openList(list, undefined);
  const held = await wholeBundle(phone);
  if (!opened.ok) throw new Error("No list");
  await changeOne(badges);
  const { number, horizon } = opened.value.head;
  const newer = await phone.get(`/gate/api/list?asked=bench&number=${number}&horizon=${horizon}`);
  const records = await phone.get(
    `/gate/api/bundle?salt=${toHex(held.salt)}&number=${held.number}`,
  );
  return {
    list_kb: kilobytes(list),
    list_delta_kb: kilobytes(newer),
    bundle_mb: Math.round(held.bytes / 1e4) / 100,
    bundle_delta_kb: kilobytes(records),
  };
}

/** Every part, as a phone asks for them; how many bytes they are together. */
async function wholeBundle(phone: SimulatedPhone) {
  let bytes = 0;
  let query = "";
  for (;;) {
    const part = await untilMade(() => phone.get(`/gate/api/bundle${query}`));
    const read = decodeBundle(part);
    if (!read) throw new Error("No bundle");
    bytes += part.length;
    query = `?salt=${toHex(read.salt)}&number=${read.number}`;
    if (read.left === 0) return { ...read, bytes };
  }
}

/** The first who asks has the records made; where that takes longer than a page may wait, a phone asks again. */
async function untilMade(get: () => Promise<Buffer>): Promise<Buffer> {
  for (let left = 5; ; left -= 1) {
    try {
      return await get();
    } catch (error) {
      if (left === 0) throw error;
      await pause(1_000);
    }
  }
}

const kilobytes = ({ length }: Buffer): number => Math.round(length / 100) / 10;

async function changeOne([revoked, renamed]: readonly ShownBadge[]): Promise<void> {
  const rows = await badgeBySerial();
  const [lost, person] = [revoked, renamed].map((shown) => rows.get(shown?.serial ?? ""));
  if (!lost || !person) throw new Error("Two badges are needed");
  const now = await summitNow();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId: lost.id, reason: "lost", actor: "system", now }),
  );
  await database()
    .update(nominee)
    .set({ surname: "Renamed", version: sql`${nominee.version} + 1` })
    .where(eq(nominee.id, person.nomineeId));
}

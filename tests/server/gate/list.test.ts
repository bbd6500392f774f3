import { expect, test } from "vitest";

import { makeKeyPair } from "#app/crypto/ed25519.ts";
import { openList, signList } from "#app/crypto/gate-list.ts";
import { keyIdOf } from "#app/crypto/key-id.ts";
import { ok } from "#app/domain/result.ts";
import { nextList } from "#app/scanner/next-list.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { readAsked } from "#app/routes/gate_.api.list/asked.ts";
import type { Device } from "#app/server/gate/device.server.ts";
import { gateList, signedList } from "#app/server/gate/list.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, newBadge, passageOf, phoneAt, upload } from "#tests/support/gate.ts";

await useTestDatabase();

/** The way of a list to the phone, and what went over it. */
function wire(phone: Device) {
  const sent: { query: URLSearchParams; bytes: Uint8Array }[] = [];
  const fetch = async (query: URLSearchParams) => {
    const asked = readAsked(query);
    if (!asked) throw new Error(`Not asked: ${query}`);
    const bytes = await signedList(phone, asked);
    sent.push({ query, bytes });
    return ok(bytes);
  };
  return { fetch, sent };
}

const must = async (list: ReturnType<typeof nextList>) => {
  const got = await list;
  if (!got.ok) throw new Error(got.error);
  return got.value;
};
const revoke = async (badgeId: string) => {
  const now = await summitNow();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId, reason: "lost", actor: "system", now }),
  );
};
const serials = (entries: readonly { serial: string }[]) => entries.map(({ serial }) => serial);

test("a phone fetches the list once whole, then only what came since, and holds what the server holds", async () => {
  const { phone } = await phoneAt("b");
  const { fetch, sent } = wire(phone);
  const [lost, kept, guest] = [await badged(), await badged(), await badged()];
  const first = await must(nextList(fetch, undefined));
  expect(sent).toHaveLength(1);

  await revoke(lost.badgeId);
  const newer = await newBadge(kept.nomineeId);
  const scannedAt = Math.floor((await summitNow()).getTime() / 1000);
  await receivePassages(phone, upload([passageOf({ serial: guest.serial, scannedAt })]));
  const second = await must(nextList(fetch, first));
  expect(sent).toHaveLength(2);
  expect(second.number).toBe(first.number + 2);
  expect(serials(second.revoked)).toContain(lost.serial);
  expect(serials(second.superseded)).toContain(kept.serial);
  expect(serials(second.superseded)).not.toContain(newer.serial);
  expect(serials(second.inside)).toContain(guest.serial);
  const { set } = withoutTime(await gateList(phone));
  expect(withoutTime(second).set).toEqual(set);

  await receivePassages(
    phone,
    upload([
      passageOf({
        ...{ serial: guest.serial, sequence: 2, direction: "exit", gateId: "b-exit" },
        scannedAt: scannedAt + 1,
      }),
    ]),
  );
  const third = await must(nextList(fetch, second));
  expect(withoutTime(third).set).toEqual(withoutTime(await gateList(phone)).set);
  expect(sent).toHaveLength(3);
});

const bySerial = (a: { serial: string }, b: { serial: string }) => (a.serial < b.serial ? -1 : 1);
const withoutTime = ({
  revoked,
  superseded,
  blocked,
  floaters,
  inside,
}: Awaited<ReturnType<typeof gateList>>) => ({
  set: [revoked, superseded, blocked, floaters, inside].map((list) => [...list].sort(bySerial)),
});

test("a phone whose list went wrong notices by the digest and fetches the whole", async () => {
  const { phone } = await phoneAt("b");
  const { fetch, sent } = wire(phone);
  const lost = await badged();
  await revoke(lost.badgeId);
  const right = await must(nextList(fetch, undefined));
  const wrong = { ...right, revoked: right.revoked.filter((one) => one.serial !== lost.serial) };
  expect(serials((await must(nextList(fetch, wrong))).revoked)).toContain(lost.serial);
  expect(sent.map(({ query }) => query.has("number"))).toEqual([false, true, false]);
});

test("a list is believed by its signature, for this question, and never when its number goes back", async () => {
  const { phone } = await phoneAt("b");
  const { fetch, sent } = wire(phone);
  await badged();
  const held = await must(nextList(fetch, undefined));
  const old = sent[0]?.bytes ?? new Uint8Array();

  expect(await nextList(() => Promise.resolve(ok(old)), held)).toMatchObject({
    error: "not_taken",
  });
  const ahead = { ...held, number: held.number + 10 };
  expect(await nextList(fetch, ahead)).toMatchObject({ error: "not_taken" });

  const bent = old.slice();
  bent[200] = (bent[200] ?? 0) ^ 1;
  const keys = await verificationKeys();
  expect((await openList(old, keys)).ok).toBe(true);
  expect((await openList(bent, keys)).ok).toBe(false);

  const stranger = makeKeyPair();
  const read = await openList(old, keys);
  if (!read.ok) throw new Error(read.error);
  const id = await keyIdOf(stranger.publicKey);
  const forged = await signList(read.value, { id, seed: stranger.seed });
  expect(await openList(forged, keys)).toEqual({ ok: false, error: "unknown_key" });
  const revoked = keys.map((key) => ({ ...key, revoked: true }));
  expect(await openList(old, revoked)).toEqual({ ok: false, error: "unknown_key" });
});

test("a question of another form is none, and no words of it reach the database", () => {
  const ask = (query: string) => readAsked(new URLSearchParams(query));
  expect(ask("asked=a1&number=3&horizon=700")).toEqual({
    asked: "a1",
    held: { number: 3, horizon: "700" },
  });
  expect(ask("asked=a1")).toEqual({ asked: "a1", held: null });
  const wrong = ["", "asked=", "asked=a&number=-1", "asked=a&number=1.5", "asked=a&number=x"];
  const horizons = ["0x1", "1;drop", "18446744073709551616"];
  const all = [...wrong, ...horizons.map((digits) => `asked=a&number=1&horizon=${digits}`)];
  expect(all.map(ask).filter((one) => one !== undefined)).toEqual([]);
});

import { expect, test } from "vitest";

import { decodeBundle } from "#app/crypto/bundle.ts";
import { toHex } from "#app/crypto/bytes.ts";
import { foldRecord, NO_RECORDS } from "#app/crypto/records-digest.ts";
import type { RecordsHeld } from "#app/domain/gate/wire.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged } from "#tests/support/gate.ts";

await useTestDatabase();
process.env.GATE_BUNDLE_RECORDS = "2";
const { sealedBundle } = await import("#app/server/gate/records.server.ts");

test("records come in parts, each of which a phone can check by itself, and only the last names the version", async () => {
  for (let at = 0; at < 5; at += 1)
    await badged({ surname: `Person ${"ABCDE"[at]}`, givenNames: "Asel" });
  const held = new Map<string, Uint8Array>();
  let at: RecordsHeld | null = null;
  const said: { count: number; left: number; named: boolean }[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    const part = decodeBundle((await sealedBundle(at)).bytes);
    if (!part) throw new Error("No bundle");
    for (const { index, sealed } of part.records) held.set(toHex(index), sealed);
    expect(held.size).toBe(part.count);
    expect([...held.values()].reduce(foldRecord, NO_RECORDS)).toEqual(part.digest);
    said.push({ count: part.count, left: part.left, named: part.version !== "" });
    at = { salt: toHex(part.salt), number: part.number };
  }
  expect(said).toEqual([
    { count: 2, left: 3, named: false },
    { count: 4, left: 1, named: false },
    { count: 5, left: 0, named: true },
  ]);
});

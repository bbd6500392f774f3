import fc from "fast-check";
import { expect, test } from "vitest";

import { NAME_LIMIT } from "#app/crypto/badge-payload.ts";
import { badgeText, signBadge } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import { current, LARGEST, OMURALIEV, TRUSTED } from "./cast.ts";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const text = badgeText(await signBadge(OMURALIEV, current));
const token = await signBadge(OMURALIEV, current);

const shortText = (limit: number) =>
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: limit })
    .filter((value) => !/\p{Cc}/u.test(value))
    .filter((value) => new TextEncoder().encode(value).length <= limit);

const anyClaims: fc.Arbitrary<BadgeClaims> = fc.record({
  serial: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  issue: fc.integer({ min: 1, max: 65_535 }),
  delegation: shortText(8),
  category: shortText(20),
  zones: fc.subarray(LARGEST.zones.slice()),
  name: shortText(NAME_LIMIT),
  photoDigest: fc.oneof(
    fc.constant(new Uint8Array()),
    fc.uint8Array({ minLength: 8, maxLength: 8 }),
  ),
  notBefore: fc.integer({ min: current.trusted.notBefore, max: current.trusted.notAfter }),
  expires: fc.integer({ min: current.trusted.notAfter + 1, max: 0xffff_ffff }),
});

test("what is signed is what is read, whoever it states", async () => {
  await fc.assert(
    fc.asyncProperty(anyClaims, async (claims) => {
      const result = await verifyBadge(badgeText(await signBadge(claims, current)), TRUSTED);
      expect(result).toMatchObject({ ok: true, value: { claims } });
    }),
  );
});

test("any one sign changed in the code is refused", async () => {
  for (let at = 0; at < text.length; at += 1) {
    const others = at < 5 ? "Xx9:" : SIGNS;
    for (const sign of others) {
      if (sign === text[at]) continue;
      const changed = text.slice(0, at) + sign + text.slice(at + 1);
      expect((await verifyBadge(changed, TRUSTED)).ok, changed).toBe(false);
    }
  }
}, 120_000);

test("any one bit changed in the message is refused", async () => {
  for (let bit = 0; bit < token.length * 8; bit += 1) {
    const changed = token.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    expect((await verifyBadge(badgeText(changed), TRUSTED)).ok, `bit ${bit}`).toBe(false);
  }
}, 120_000);

test("any sign or byte put in or left out is refused", async () => {
  const position = fc.nat({ max: text.length });
  await fc.assert(
    fc.asyncProperty(position, fc.constantFrom(...SIGNS), async (at, sign) => {
      const longer = text.slice(0, at) + sign + text.slice(at);
      const shorter = text.slice(0, at) + text.slice(at + 1);
      if (longer !== text) expect((await verifyBadge(longer, TRUSTED)).ok).toBe(false);
      if (shorter !== text) expect((await verifyBadge(shorter, TRUSTED)).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("garbage never throws", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      expect((await verifyBadge(badgeText(bytes), TRUSTED)).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("claims that no gate would read are not signed", async () => {
  const faulty: Partial<BadgeClaims>[] = [
    { issue: 0 },
    { name: "" },
    { name: "A".repeat(25) },
    { zones: [2, 1] },
    { zones: [17] },
    { serial: new Uint8Array(8) },
    { photoDigest: new Uint8Array(4) },
    { delegation: "ABCDEFGHI" },
    { expires: OMURALIEV.notBefore },
  ];
  for (const change of faulty) {
    await expect(signBadge({ ...OMURALIEV, ...change }, current)).rejects.toThrow(RangeError);
  }
});

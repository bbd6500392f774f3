import { ed25519 } from "@noble/curves/ed25519.js";

import { fromHex } from "#app/crypto/bytes.ts";
import { keyIdOf } from "#app/crypto/key-id.ts";
import type { SigningKey } from "#app/crypto/sign-badge.ts";
import type { BadgeClaims, VerificationKey } from "#app/domain/badge/claims.ts";
import { PASS_CATEGORIES } from "#app/domain/badge/pass.ts";

const at = (iso: string) => Date.parse(iso) / 1000;

/** Keys of the vectors, from seeds that anybody can repeat. Never used outside tests. */
export type TestKey = SigningKey & { trusted: VerificationKey };

async function testKey(
  fill: number,
  from: string,
  until: string,
  revoked = false,
): Promise<TestKey> {
  const seed = new Uint8Array(32).fill(fill);
  const publicKey = ed25519.getPublicKey(seed);
  const id = await keyIdOf(publicKey);
  return {
    id,
    seed,
    trusted: { id, publicKey, notBefore: at(from), notAfter: at(until), revoked },
  };
}

export const current = await testKey(1, "2022-09-01T00:00:00Z", "2022-10-15T00:00:00Z");
export const rotated = await testKey(2, "2022-10-01T00:00:00Z", "2022-11-15T00:00:00Z");
export const revoked = await testKey(3, "2022-09-01T00:00:00Z", "2022-10-15T00:00:00Z", true);
export const outOfTime = await testKey(4, "2021-09-01T00:00:00Z", "2021-10-15T00:00:00Z");
export const stranger = await testKey(5, "2022-09-01T00:00:00Z", "2022-10-15T00:00:00Z");

/** What gates trust in the vectors; `stranger` is not among them. */
export const TRUSTED = [current, rotated, revoked, outOfTime].map(({ trusted }) => trusted);

/** The badge of the drawings: Temir Omuraliev of Kyrgyzstan. */
export const OMURALIEV: BadgeClaims = {
  serial: fromHex("000102030405060708090a0b0c0d0e0f"),
  issue: 1,
  delegation: "KGZ",
  category: "delegate",
  zones: [1, 2, 3, 4],
  name: "OMURALIEV Temir",
  photoDigest: fromHex("a1a2a3a4a5a6a7a8"),
  notBefore: at("2022-10-11T18:00:00Z"),
  expires: at("2022-10-14T18:00:00Z"),
};

export const PRINCIPAL: BadgeClaims = {
  ...OMURALIEV,
  serial: fromHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
  delegation: "JOR",
  category: "head_of_delegation",
  zones: [1, 2, 3, 4, 5, 6],
  name: "AL-BARQAWI Sami",
  photoDigest: new Uint8Array(),
};

/** A zone pass that Kyrgyzstan hands on among its people. */
export const FLOATER: BadgeClaims = {
  ...OMURALIEV,
  serial: fromHex("101112131415161718191a1b1c1d1e1f"),
  category: PASS_CATEGORIES.floater,
  zones: [3],
  name: "F-KGZ-3-01",
  photoDigest: new Uint8Array(),
};

/** A visitor of the host on 12 October. */
export const DAY_BADGE: BadgeClaims = {
  ...OMURALIEV,
  serial: fromHex("202122232425262728292a2b2c2d2e2f"),
  delegation: "HOST",
  category: PASS_CATEGORIES.day_badge,
  zones: [1, 6],
  name: "Aigerim Saduakasova",
  photoDigest: new Uint8Array(),
  notBefore: at("2022-10-12T00:00:00Z"),
  expires: at("2022-10-12T18:00:00Z"),
};

/** Every claim at its longest: the largest code there can be. */
export const LARGEST: BadgeClaims = {
  ...OMURALIEV,
  issue: 65_535,
  delegation: "ABCDEFGH",
  category: "abcdefghijklmnopqrst",
  zones: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  name: "ABDRAKHMANOV Nursultanbek".slice(0, 24),
};

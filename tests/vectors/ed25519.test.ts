import { ed25519 } from "@noble/curves/ed25519.js";
import { describe, expect, test } from "vitest";

import { fromHex } from "#app/crypto/bytes.ts";
import { platformEd25519, portableEd25519 } from "#app/crypto/ed25519.ts";
import { L, littleEndian } from "#app/crypto/ed25519-form.ts";

const { Point } = ed25519;
const message = new TextEncoder().encode("a badge");
const seed = new Uint8Array(32).fill(7);
const publicKey = ed25519.getPublicKey(seed);
/** A point of order 8. */
const TWIST = Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

const scalarBytes = (value: bigint) =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));

/** A signature by somebody who holds the private key and bends R, the key, or both by a point of small order. */
async function bent(r: typeof TWIST, key: Uint8Array) {
  const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
  const nonce = 12345n;
  const R = Point.BASE.multiply(nonce).add(r).toBytes();
  const digest = await crypto.subtle.digest("SHA-512", Uint8Array.of(...R, ...key, ...message));
  const k = littleEndian(new Uint8Array(digest)) % L;
  return Uint8Array.of(...R, ...scalarBytes((nonce + k * scalar) % L));
}

/** Signatures that some verifiers take and others do not ("Taming the many EdDSAs", 2020). */
async function awkward(): Promise<{ name: string; signature: Uint8Array; key: Uint8Array }[]> {
  const good = ed25519.sign(message, seed);
  const s = littleEndian(good.slice(32));
  const smallOrder = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    // Not reduced, and the second sign of x = 0.
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ];
  const zero = new Uint8Array(32);
  return [
    {
      name: "S + L",
      signature: Uint8Array.of(...good.slice(0, 32), ...scalarBytes(s + L)),
      key: publicKey,
    },
    {
      name: "S = L",
      signature: Uint8Array.of(...good.slice(0, 32), ...scalarBytes(L)),
      key: publicKey,
    },
    {
      name: "R bent by a point of order 8",
      signature: await bent(TWIST, publicKey),
      key: publicKey,
    },
    ...smallOrder.map((hex) => ({ name: `key ${hex}`, signature: good, key: fromHex(hex) })),
    ...smallOrder.map((hex) => ({
      name: `key and R ${hex}, S = 0`,
      signature: Uint8Array.of(...fromHex(hex), ...zero),
      key: fromHex(hex),
    })),
    ...smallOrder.map((hex) => ({
      name: `R ${hex}`,
      signature: Uint8Array.of(...fromHex(hex), ...good.slice(32)),
      key: publicKey,
    })),
    { name: "a key off the curve", signature: good, key: Uint8Array.of(2, ...new Uint8Array(31)) },
    { name: "63 bytes", signature: good.slice(0, 63), key: publicKey },
    { name: "65 bytes", signature: Uint8Array.of(...good, 0), key: publicKey },
    { name: "31 bytes of key", signature: good, key: publicKey.slice(0, 31) },
  ];
}

describe.each([
  ["platform", platformEd25519],
  ["portable", portableEd25519],
])("the %s's Ed25519", (_, backend) => {
  test("signs as RFC 8032 §7.1 writes (test 2)", async () => {
    const key = fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const signature = await backend.sign(Uint8Array.of(0x72), key);
    expect(signature).toEqual(
      fromHex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
      ),
    );
    const open = fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    expect(await backend.verify(signature, Uint8Array.of(0x72), open)).toBe(true);
  });

  test("refuses every signature that is not of the strict form", async () => {
    const passed: string[] = [];
    for (const { name, signature, key } of await awkward()) {
      if (await backend.verify(signature, message, key)) passed.push(name);
    }
    expect(passed).toEqual([]);
  });

  test("takes the honest signature that the awkward ones were bent from", async () => {
    const straight = await bent(Point.ZERO, publicKey);
    expect(await backend.verify(straight, message, publicKey)).toBe(true);
    expect(await backend.verify(ed25519.sign(message, seed), message, publicKey)).toBe(true);
  });
});

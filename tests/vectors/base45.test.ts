import fc from "fast-check";
import { expect, test } from "vitest";

import { decodeBase45, encodeBase45 } from "#app/crypto/base45.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("Base45 is that of RFC 9285 §4.3 and §4.4", () => {
  expect(encodeBase45(bytes("AB"))).toBe("BB8");
  expect(encodeBase45(bytes("Hello!!"))).toBe("%69 VD92EX0");
  expect(encodeBase45(bytes("base-45"))).toBe("UJCLQE7W581");
  expect(decodeBase45("QED8WEX0")).toEqual({ ok: true, value: bytes("ietf!") });
});

test.each(["GGW", "::", "A", "ABCD", "a00", "00\n", "0 0_", "0é0"])("Base45 refuses %j", (text) => {
  expect(decodeBase45(text)).toEqual({ ok: false, error: "malformed" });
});

test("what Base45 writes it reads, and what it reads it writes the same", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
      expect(decodeBase45(encodeBase45(input))).toEqual({ ok: true, value: input });
    }),
  );
  const sign = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 20 }), (text) => {
      const read = decodeBase45(text);
      if (read.ok) expect(encodeBase45(read.value)).toBe(text);
    }),
  );
});

import { Sign1 } from "@auth0/cose";
import { decode } from "cbor-x";
import { expect, test } from "vitest";

import { decodeBase45 } from "#app/crypto/base45.ts";
import { ownBytes } from "#app/crypto/bytes.ts";
import { readKeys } from "./run-vectors.ts";
import { everyVector as file, written } from "./written.ts";

const keys = readKeys(file);
const genuine = file.vectors.filter(({ badge }) => badge);
const forged = ["forged", "signature-malleability"].flatMap((name) => written[name]?.vectors ?? []);

function message(text: string): Uint8Array {
  const bytes = decodeBase45(text.slice(5));
  if (!bytes.ok) throw new Error(text);
  return bytes.value;
}

/** A COSE library that shares no code with ours: another CBOR, another Ed25519. */
async function readByOthers(text: string) {
  const sign1 = Sign1.decode(message(text));
  const id = sign1.protectedHeaders.get(4);
  const key = keys.find((known) => Buffer.compare(known.id, id as Uint8Array) === 0);
  if (!key) throw new Error("no such key");
  const open = await crypto.subtle.importKey("raw", ownBytes(key.publicKey), "Ed25519", true, [
    "verify",
  ]);
  await sign1.verify(open);
  return decode(sign1.payload) as Record<number, unknown>;
}

test.each(genuine)("another COSE library reads $name", async ({ text, badge }) => {
  const claims = await readByOthers(text);
  expect(claims[4]).toBe(badge?.expires);
  expect(claims[5]).toBe(badge?.notBefore);
  expect(Buffer.from(claims[7] as Uint8Array).toString("hex")).toBe(badge?.serial);
  expect((claims[-65537] as unknown[])[4]).toBe(badge?.name);
});

test.each(forged)("another COSE library refuses $name", async ({ text }) => {
  await expect(readByOthers(text)).rejects.toThrow();
});

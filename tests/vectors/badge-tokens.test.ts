import QRCode from "qrcode";
import { expect, test } from "vitest";

import { platformEd25519, portableEd25519 } from "#app/crypto/ed25519.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import written from "./badge-tokens.json" with { type: "json" };
import { makeVectors } from "./recipes.ts";
import { runVectors, type VectorFile } from "./run-vectors.ts";

const file = written as VectorFile;

test("every golden vector gets its verdict from the platform's Ed25519", async () => {
  const verify = (text: string, keys: Parameters<typeof verifyBadge>[1]) =>
    verifyBadge(text, keys, platformEd25519);
  expect(await runVectors(file, verify)).toEqual([]);
});

test("every golden vector gets the same verdict from the portable Ed25519", async () => {
  const verify = (text: string, keys: Parameters<typeof verifyBadge>[1]) =>
    verifyBadge(text, keys, portableEd25519);
  expect(await runVectors(file, verify)).toEqual([]);
});

test("the golden vectors can be made again, byte for byte", async () => {
  expect(await makeVectors()).toEqual(file);
});

test("each vector's name and text stand once", () => {
  expect(new Set(file.vectors.map(({ name }) => name)).size).toBe(file.vectors.length);
  expect(new Set(file.vectors.map(({ text }) => text)).size).toBe(file.vectors.length);
});

test("no badge's code passes QR version 10, however long its claims", () => {
  for (const { name, text, badge } of file.vectors) {
    if (!badge) continue;
    const { version } = QRCode.create(text, { errorCorrectionLevel: "M" });
    expect(version, name).toBeLessThanOrEqual(10);
  }
});

import QRCode from "qrcode";
import { expect, test } from "vitest";

import { platformEd25519, portableEd25519 } from "#app/crypto/ed25519.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { judgeAdmission } from "#app/domain/gate/judge.ts";
import { gateRules } from "#app/domain/gate/rules.ts";
import { makeVectors } from "./recipes/index.ts";
import { readKeys, runVectors } from "./run-vectors.ts";
import { everyVector as file, written } from "./written.ts";

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
  expect(await makeVectors()).toEqual(written);
});

test("each vector's name and text stand once in its file", () => {
  for (const [name, { vectors }] of Object.entries(written)) {
    expect(new Set(vectors.map((vector) => vector.name)).size, name).toBe(vectors.length);
    const texts = vectors.map(({ text, gate }) => text + JSON.stringify(gate));
    expect(new Set(texts).size, name).toBe(vectors.length);
  }
});

test("the message is cut after each of its bytes, and each of its bits is turned", () => {
  expect(written.truncated?.vectors.length).toBe(162 + 1);
  expect(written["bit-flips"]?.vectors.length).toBe(162 * 8);
});

const PERIMETER = {
  ...{ number: 1, freshnessMinutes: 15, graceMinutes: 5 },
  ...{ within: null, floater: null, hours: null, hasExit: true },
};
test.each(file.vectors.filter(({ gate }) => gate))("a gate says it: $name", async (vector) => {
  const { gate, text } = vector;
  if (!gate) throw new Error("no gate");
  const verdict = judgeAdmission({
    badge: await verifyBadge(text, readKeys(file)),
    source: "scanned",
    gate: gateRules({ zone: 1, direction: "entry", stopped: false }, [PERIMETER]),
    list: {
      asOf: gate.now - 60,
      revoked: new Set(gate.revoked),
      superseded: new Set(gate.superseded),
      blocked: new Set(),
    },
    floater: null,
    delegationHasFloater: false,
    onList: true,
    presence: null,
    now: gate.now,
    listAgeSeconds: 60,
  });
  expect(verdict).toEqual(
    gate.verdict === "admit" ? { kind: "admit" } : { kind: "refuse", reason: gate.verdict },
  );
});

test("no badge's code passes QR version 10, however long its claims", () => {
  for (const { name, text, badge } of file.vectors) {
    if (!badge) continue;
    const { version } = QRCode.create(text, { errorCorrectionLevel: "M" });
    expect(version, name).toBeLessThanOrEqual(10);
  }
});

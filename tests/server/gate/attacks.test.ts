import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";

import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { requireDevice } from "#app/server/gate/device.server.ts";
import { provenKey } from "#app/server/gate/call-proof.server.ts";
import { passagesCall } from "#app/server/gate/endpoints.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { callOf } from "#app/server/gate/phone-call.server.ts";
import { BATCH } from "#app/server/gate/upload-form.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { passage } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, upload } from "#tests/support/gate.ts";
import { phoneKeys, signedCall } from "#tests/support/phone.ts";

await useTestDatabase();

const PATH = "/gate/api/passages";
/** What the server's door answers: whose call it is, or the refusal. */
async function door(request: Request): Promise<string> {
  const text = await request.clone().text();
  try {
    return (await requireDevice(request, text)).id;
  } catch (refusal) {
    if (!(refusal instanceof Response)) throw refusal;
    return `${refusal.status} ${((await refusal.json()) as { error: string }).error}`;
  }
}
const phone = async () => {
  const { phone: device, key } = await phoneAt("b");
  return { id: device.id, device, key };
};

test("a call signed with another key than the phone's is nobody's", async () => {
  const [own, thief] = [await phone(), await phone()];
  expect(await door(await signedCall(own))).toBe(own.id);
  expect(await door(await signedCall({ id: own.id, key: thief.key }))).toBe("401 false_proof");
  const { own: made } = await phoneKeys();
  expect(await door(await signedCall({ id: own.id, key: made.signing }))).toBe("401 false_proof");
  expect(await door(await signedCall({ id: randomUUID(), key: own.key }))).toBe("401 not_enrolled");
  expect(await door(new Request("http://localhost/gate/api/list"))).toBe("401 not_enrolled");
});

test("a proof is good for its method, path and body alone, and for minutes", async () => {
  const own = await phone();
  const sent = await signedCall(own, PATH, upload([]));
  const headers = { dpop: sent.headers.get("dpop") ?? "" };
  const url = `http://localhost${PATH}`;
  const body = JSON.stringify(upload([passageOf({})]));
  expect(await door(new Request(url, { method: "POST", headers, body }))).toBe("401 false_proof");
  const elsewhere = new Request("http://localhost/gate/api/list", { headers });
  expect(await door(elsewhere)).toBe("401 false_proof");
  expect(await door(sent)).toBe(own.id);
  expect(await door(await signedCall(own, PATH, upload([]), "old nonce"))).toBe("401 use_nonce");
});

test("a proof by another algorithm, by none, or by the phone's public key as a secret is false", async () => {
  const own = await phone();
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const unsigned = (alg: string) =>
    new Request("http://localhost/gate/api/list", {
      headers: { dpop: `${encode({ typ: "dpop+jwt", alg, kid: own.id })}.${encode({})}.` },
    });
  for (const alg of ["none", "HS256", "ES384"])
    expect(await door(unsigned(alg))).toBe("401 false_proof");
});

test("whoever enrols must hold the key that it shows", async () => {
  const { own } = await phoneKeys();
  const { own: other } = await phoneKeys();
  const { proveCall } = await import("#app/crypto/call-proof.ts");
  const body = "{}";
  const call = { method: "POST", path: "/gate/api/enrol", body };
  const request = (dpop: string) =>
    new Request(`http://localhost${call.path}`, { method: "POST", headers: { dpop }, body });
  const honest = await proveCall(own.signing, { jwk: own.signingPublic }, call, "");
  expect(await provenKey(callOf(request(honest), body))).toHaveLength(65);
  const false_ = await proveCall(own.signing, { jwk: other.signingPublic }, call, "");
  expect(await provenKey(callOf(request(false_), body))).toBeUndefined();
});

test("another phone's upload, sent as one's own, changes nothing of it", async () => {
  const [own, thief] = [await phone(), await phone()];
  const { serial } = await badged();
  const report = passageOf({ serial, decision: null, verdict: "check", scannedAt: 1_665_000_000 });
  await receivePassages(own.device, upload([report]));
  const turned = { ...report, decision: "admitted" as const, revision: 99 };
  const receipt = await receivePassages(thief.device, upload([turned]));
  expect(receipt).toMatchObject({ kept: [], refused: [0] });
  const [kept] = await database().select().from(passage).where(eq(passage.id, report.id));
  expect(kept).toMatchObject({ deviceId: own.id, decision: null, revision: 1 });
});

test("a batch that is too large is refused before anything is kept", async () => {
  const own = await phone();
  const reports = Array.from({ length: BATCH + 1 }, (_, at) => passageOf({ sequence: at + 1 }));
  const request = await signedCall(own, PATH, upload(reports));
  const answer = await passagesCall(callOf(request, await request.text()));
  expect(answer.status).toBe(400);
  const kept = await database().select().from(passage).where(eq(passage.deviceId, own.id));
  expect(kept).toEqual([]);
});

test(
  "whatever is held up as a code gets a refusal, never an error",
  { timeout: 60_000 },
  async () => {
    const keys = await verificationKeys();
    const { text } = await badged();
    const body = text.slice("SHK1:".length);
    const altered = fc
      .tuple(fc.nat({ max: body.length - 1 }), fc.string({ minLength: 1, maxLength: 3 }))
      .map(([at, put]) => `SHK1:${body.slice(0, at)}${put}${body.slice(at + put.length)}`);
    const base45 = fc.stringMatching(/^[0-9A-Z $%*+\-./:]{0,80}$/).map((some) => `SHK1:${some}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(altered, base45, fc.string()), async (code) => {
        if (code === text) return;
        expect((await verifyBadge(code, keys)).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  },
);

test("ten thousand calls a minute from one phone are limited, and the others do not notice", async () => {
  const [broken, other] = [await phone(), await phone()];
  const request = await signedCall(broken);
  let limited: Response | undefined;
  for (let call = 0; call < 1_300 && !limited; call += 1) {
    await requireDevice(request).catch((refusal: unknown) => {
      if (refusal instanceof Response && refusal.status === 429) limited = refusal;
    });
  }
  expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await door(await signedCall(other))).toBe(other.id);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import sharp from "sharp";

import { badgeText, signBadge, type SigningKey } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { makeKeyPair } from "#app/crypto/ed25519.ts";
import { PKCS8_PREFIX } from "#app/crypto/ed25519-form.ts";
import { keyIdOf } from "#app/crypto/key-id.ts";
import type { BadgeClaims, VerificationKey } from "#app/domain/badge/claims.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { badgePdf } from "#app/server/badge/pdf.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { closeDatabase, database } from "#app/server/platform/database.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";
import { collect, createDocument } from "#app/server/print/document.server.ts";
import { mm } from "#app/server/print/units.ts";

import type { Bench } from "../bench.ts";
import { loadFirstDefinition } from "../serving/first-summit.ts";
import { crowd } from "./badges/crowd.ts";

const ROOT = join(import.meta.dirname, "../..");
const BADGES = 500;
const SIGNATURES = 2000;

/**
 * Five hundred badges, issued in transactions and printed in one PDF, beside two limits of the same run: pdfkit drawing
 * as many empty pages with one photo on every second, and bare WebCrypto signing.
 */
const bench: Bench = async (say) => {
  const signing = await signatures(say);
  const data = mkdtempSync(join(tmpdir(), "shanyrak-bench-"));
  process.env.SHANYRAK_DATA = data;
  const deployment = await prepareDeployment({ root: ROOT, port: 0, origin: "http://localhost" });
  try {
    await loadFirstDefinition(ROOT);
    const people = await crowd(BADGES);
    const now = await summitNow();

    const issuing = performance.now();
    const ids: string[] = [];
    for (const nomineeId of people) {
      const made = await database().transaction((tx) =>
        issueBadge(tx, { nomineeId, actor: "system", now }),
      );
      if (!made.ok) throw new Error(made.error);
      ids.push(made.value.badgeId);
    }
    const issuesPerSecond = rate(BADGES, issuing);
    say(`issued, a transaction each: ${issuesPerSecond} badges/s`);

    const printing = performance.now();
    const pdf = await badgePdf(ids);
    const badgesPerSecond = rate(BADGES, printing);
    const kilobytesPerBadge = Math.round(pdf.length / BADGES / 1024);
    say(
      `printed, front and back, one PDF: ${badgesPerSecond} badges/s, ${kilobytesPerBadge} kB each`,
    );

    const limit = await emptyPages(BADGES);
    say(`limit, empty pages with a photo on every second: ${limit} badges/s`);
    const shareOfLimit = Math.round((badgesPerSecond / limit) * 1000) / 1000;
    return {
      badges: BADGES,
      issuesPerSecond,
      badgesPerSecond,
      limitBadgesPerSecond: limit,
      shareOfLimit,
      kilobytesPerBadge,
      ...signing,
    };
  } finally {
    await closeDatabase();
    deployment.stop();
    rmSync(data, { recursive: true, force: true });
  }
};
export default bench;

const rate = (count: number, since: number) =>
  Math.round((count / ((performance.now() - since) / 1000)) * 10) / 10;

async function signatures(say: (line: string) => void) {
  const { seed, publicKey } = makeKeyPair();
  const key: SigningKey = { id: await keyIdOf(publicKey), seed };
  const claims: BadgeClaims = {
    serial: new Uint8Array(16),
    issue: 1,
    delegation: "KGZ",
    category: "delegate",
    zones: [1, 2, 3, 4],
    name: "OMURALIEV Temir",
    photoDigest: new Uint8Array(8),
    notBefore: 1_665_511_200,
    expires: 1_665_770_400,
  };
  const text = badgeText(await signBadge(claims, key));
  const signing = performance.now();
  for (let issue = 1; issue <= SIGNATURES; issue++) await signBadge({ ...claims, issue }, key);
  const tokensPerSecond = rate(SIGNATURES, signing);

  const trusted: VerificationKey = {
    ...{ id: key.id, publicKey, notBefore: 0, notAfter: claims.expires, revoked: false },
  };
  const verifying = performance.now();
  for (let i = 0; i < SIGNATURES; i++) await verifyBadge(text, [trusted]);
  const verificationsPerSecond = rate(SIGNATURES, verifying);

  const pkcs8 = Uint8Array.of(...PKCS8_PREFIX, ...seed);
  const bare = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  const message = new Uint8Array(120);
  const bareSigning = performance.now();
  for (let i = 0; i < SIGNATURES; i++) await crypto.subtle.sign("Ed25519", bare, message);
  const bareSignaturesPerSecond = rate(SIGNATURES, bareSigning);
  say(`signed, a whole token: ${tokensPerSecond}/s, verified ${verificationsPerSecond}/s`);
  say(`limit, bare WebCrypto signatures: ${bareSignaturesPerSecond}/s`);
  return { tokensPerSecond, verificationsPerSecond, bareSignaturesPerSecond };
}

/** The same number of pages with nothing on them but a photo on every second one. */
async function emptyPages(badges: number): Promise<number> {
  const photo = await sharp({
    create: { width: 390, height: 501, channels: 3, background: "#8899aa" },
  })
    .jpeg({ quality: 88 })
    .toBuffer();
  const began = performance.now();
  const size = [mm(106), mm(140)] as const;
  const doc = createDocument({ title: "Limit", language: "en", size, date: new Date(0) });
  for (let i = 0; i < badges; i++) {
    doc.addPage({ size: [...size], margin: 0 }).image(photo, mm(16), mm(40), { width: mm(33) });
    doc.addPage({ size: [...size], margin: 0 });
  }
  await collect(doc);
  return rate(badges, began);
}

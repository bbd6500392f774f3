import { createHash } from "node:crypto";

import { jwtVerify } from "jose";
import { Certificate, ContentInfo, SignedData } from "pkijs";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { loader as apple } from "#app/routes/badges_.$id[.]pkpass/route.ts";
import { loader as google } from "#app/routes/badges_.$id.google-wallet/route.ts";
import { sealPassport } from "#app/server/nominee/passport.server.ts";
import { somebody } from "#tests/server/badge/people.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  ACCOUNT,
  ISSUER,
  makeWalletFiles,
  PASS_TYPE,
  TEAM,
  type WalletFiles,
} from "#tests/support/wallet-files.ts";
import { answer, as, issued, json, passOf, unzipped } from "./asking.ts";

await useTestDatabase();
let files: WalletFiles;
beforeAll(async () => {
  files = await makeWalletFiles();
});
beforeEach(() => {
  Object.assign(process.env, files.environment);
});

describe("a badge for Apple Wallet", () => {
  test("holds what is printed, the very code of the badge, and nothing of the passport", async () => {
    const sealed = sealPassport({ issuer: "KGZ", number: "AC7712399", mrz: "" });
    const id = await somebody({ ...sealed, birthDate: "1984-03-17", givenNames: 'Temir "Bek"' });
    const { id: badgeId, token, shortNumber, zones, expiresAt } = await issued(id);
    const answered = await answer(apple, badgeId, as(["desk"]));
    expect(answered.headers.get("content-type")).toBe("application/vnd.apple.pkpass");
    expect(answered.headers.get("cache-control")).toContain("no-store");
    const content = await unzipped(answered);
    const pass = json(content.get("pass.json"));
    expect(pass).toMatchObject({
      formatVersion: 1,
      passTypeIdentifier: PASS_TYPE,
      teamIdentifier: TEAM,
      serialNumber: id,
      sharingProhibited: true,
      backgroundColor: "rgb(21, 86, 122)",
      barcodes: [{ format: "PKBarcodeFormatQR", message: badgeText(token), altText: shortNumber }],
      generic: {
        headerFields: [{ value: "D" }],
        primaryFields: [{ value: 'OMURALIEV Temir "Bek"' }],
        secondaryFields: [{ value: "Kyrgyz Republic" }, { label: "Accredited as" }],
        auxiliaryFields: [{ value: zones.join(" ") }, { value: "1" }, {}],
      },
    });
    expect(new Date(String(pass.expirationDate))).toEqual(expiresAt);
    const all = [...content.values()].map(String).join("\n");
    for (const secret of ["AC7712399", "1984", "17.03"]) expect(all).not.toContain(secret);
  });

  test("speaks three languages: each text has its translation", async () => {
    const { id } = await issued(await somebody({ surname: 'O"Hara\\Bek' }));
    const content = await passOf(id);
    const texts = JSON.stringify(json(content.get("pass.json")).generic);
    for (const language of LANGUAGES) {
      const words = content.get(`${language}.lproj/pass.strings`)?.toString() ?? "";
      const lines = words.split(/\r?\n/).map((line) => {
        const pair = /^("(?:[^"\\]|\\.)*") = ("(?:[^"\\]|\\.)*");$/.exec(line);
        if (!pair) throw new Error(`No line of a list: ${line}`);
        return [JSON.parse(pair[1] ?? ""), JSON.parse(pair[2] ?? "")] as [string, string];
      });
      const list = new Map(lines);
      expect(list.get("Delegation")).toBe(
        "Делегация".replace(/.+/, language === "en" ? "Delegation" : "$&"),
      );
      expect(list.get("Zones")).toBe({ en: "Zones", ru: "Зоны", kk: "Аймақтар" }[language]);
      for (const english of ["Kyrgyz Republic", "Accredited as", "Validity"])
        expect(texts.includes(english) && list.has(english)).toBe(true);
      expect(list.get('O"HARA\\BEK Temir')).toBe('O"HARA\\BEK Temir');
    }
  });

  test("is whole: each file has the digest of the manifest, and the manifest Apple's kind of signature", async () => {
    const { id } = await issued(await somebody());
    const content = await passOf(id);
    const manifest = content.get("manifest.json") ?? Buffer.alloc(0);
    const rest = [...content].filter(([name]) => !["manifest.json", "signature"].includes(name));
    const sha1 = (bytes: Buffer) => createHash("sha1").update(bytes).digest("hex");
    expect(json(manifest)).toEqual(
      Object.fromEntries(rest.map(([name, bytes]) => [name, sha1(bytes)])),
    );
    const info = ContentInfo.fromBER(new Uint8Array(content.get("signature") ?? []).buffer);
    const signed = new SignedData({ schema: info.content });
    const trusted = Certificate.fromBER(files.intermediate.rawData);
    const verify = (data: Uint8Array) =>
      signed.verify({
        signer: 0,
        data: new Uint8Array(data).buffer,
        trustedCerts: [trusted],
        checkChain: true,
      });
    expect(await verify(manifest)).toBe(true);
    const forged = Buffer.from(manifest);
    forged[5] = (forged[5] ?? 0) ^ 1;
    await expect(
      verify(forged).then((ok) => (ok ? "trusted" : Promise.reject(new Error()))),
    ).rejects.toThrow();
  });

  test("has its pictures at each density, drawn here", async () => {
    const { id } = await issued(await somebody());
    const content = await passOf(id);
    for (const [name, points] of [
      ["icon", 29],
      ["logo", 50],
      ["thumbnail", 90],
    ] as const)
      for (const [suffix, density] of [
        ["", 1],
        ["@2x", 2],
        ["@3x", 3],
      ] as const) {
        const { width, height, format } = await sharp(
          content.get(`${name}${suffix}.png`),
        ).metadata();
        expect([width, height, format]).toEqual([points * density, points * density, "png"]);
      }
  });

  test("of a new issue takes the older one's place; the older is refused as no longer valid", async () => {
    const person = await somebody();
    const first = await issued(person);
    const before = json((await passOf(first.id)).get("pass.json"));
    const second = await issued(person);
    const after = json((await passOf(second.id)).get("pass.json"));
    expect(after.serialNumber).toBe(before.serialNumber);
    expect(after.barcodes).not.toEqual(before.barcodes);
    for (const route of [apple, google])
      expect((await answer(route, first.id, as(["desk"]))).status).toBe(410);
  });
});

describe("a badge for Google Wallet", () => {
  test("is a link that the service account signed, short enough, with the code of the badge", async () => {
    const { id, token, shortNumber } = await issued(await somebody());
    const answered = await answer(google, id, as(["focal"], "kg"));
    expect(answered.status).toBe(302);
    const link = answered.headers.get("location") ?? "";
    expect(link).toMatch(/^https:\/\/pay\.google\.com\/gp\/v\/save\/ey/);
    // The shortest address line of any browser of the last twenty years.
    expect(link.length).toBeLessThan(2083);
    const { payload, protectedHeader } = await jwtVerify(
      link.slice(link.lastIndexOf("/") + 1),
      files.googleKey,
      { issuer: ACCOUNT, audience: "google", maxTokenAge: "1m" },
    );
    expect(protectedHeader).toEqual({ alg: "RS256", typ: "JWT" });
    expect(payload).toMatchObject({
      typ: "savetowallet",
      payload: {
        genericClasses: [{ id: `${ISSUER}.badge` }],
        genericObjects: [
          {
            id: `${ISSUER}.${shortNumber}`,
            state: "ACTIVE",
            hexBackgroundColor: "#15567A",
            header: { defaultValue: { language: "kk", value: "OMURALIEV Temir" } },
            barcode: { type: "QR_CODE", value: badgeText(token), alternateText: shortNumber },
          },
        ],
      },
    });
  });
});

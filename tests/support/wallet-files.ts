import { webcrypto } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  BasicConstraintsExtension,
  cryptoProvider,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

cryptoProvider.set(webcrypto as Crypto);

const RSA = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  publicExponent: Uint8Array.of(1, 0, 1),
  modulusLength: 2048,
} as const;
const makeKeys = () => webcrypto.subtle.generateKey(RSA, true, ["sign", "verify"]);
type Keys = Awaited<ReturnType<typeof makeKeys>>;

/** The attribute `userId` of a subject (RFC 4519 §2.39). */
const USER_ID = "0.9.2342.19200300.100.1.1";
export const PASS_TYPE = "pass.example.summit";
export const TEAM = "A1B2C3D4E5";
export const ISSUER = "3388000000022345678";
export const ACCOUNT = "wallet@summit-badges.iam.gserviceaccount.com";

export type WalletFiles = {
  /** The variables that an operator would set. */
  environment: Record<string, string>;
  signer: X509Certificate;
  intermediate: X509Certificate;
  /** Checks the links for Google. */
  googleKey: CryptoKey;
  /** Writes a file beside the others; its path. */
  write: (name: string, content: string) => string;
};

/** What Apple and Google would give an operator, made here: certificates, keys, a service account. */
export async function makeWalletFiles(options: { endsAt?: Date } = {}): Promise<WalletFiles> {
  const folder = mkdtempSync(join(tmpdir(), "shanyrak-wallet-"));
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const [rootKeys, ownKeys, googleKeys] = await Promise.all([makeKeys(), makeKeys(), makeKeys()]);
  const notBefore = new Date(Date.now() - 86_400_000);
  const intermediate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=Worldwide Developer Relations of this test, O=Test, C=KZ",
    keys: rootKeys,
    notBefore,
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: RSA,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const signer = await X509CertificateGenerator.create({
    subject: [
      { [USER_ID]: [PASS_TYPE] },
      { CN: [`Pass Type ID: ${PASS_TYPE}`] },
      { OU: [TEAM] },
      { O: ["Test"] },
    ],
    issuer: intermediate.subject,
    serialNumber: "0badbad1",
    notBefore,
    notAfter: options.endsAt ?? new Date(Date.now() + 86_400_000),
    publicKey: ownKeys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: RSA,
  });
  const account = { client_email: ACCOUNT, private_key: await pemOf(googleKeys) };
  return {
    environment: {
      WALLET_APPLE_CERTIFICATE: write("certificate.pem", signer.toString("pem")),
      WALLET_APPLE_KEY: write("key.pem", await pemOf(ownKeys)),
      WALLET_APPLE_INTERMEDIATE: write("intermediate.pem", intermediate.toString("pem")),
      WALLET_GOOGLE_ISSUER: ISSUER,
      WALLET_GOOGLE_SERVICE_ACCOUNT: write("account.json", JSON.stringify(account)),
    },
    ...{ signer, intermediate, write },
    googleKey: googleKeys.publicKey,
  };
}

async function pemOf(keys: Keys): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
}

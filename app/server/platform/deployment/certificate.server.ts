import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import type { Certificate } from "../web/listen.server.ts";
import { networkAddresses } from "./network.server.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * A certificate that this computer signs for itself, for the names it has on the network: phones open the camera for
 * https only. Kept in the data folder while it fits, so that a phone asks about it once.
 */
export async function certificateFor(folder: string, now: Date): Promise<Certificate> {
  const file = join(folder, "certificate.pem");
  const keyFile = join(folder, "certificate-key.pem");
  const addresses = ["127.0.0.1", ...networkAddresses()];
  if (existsSync(file) && existsSync(keyFile)) {
    const cert = readFileSync(file, "utf8");
    if (stillFits(cert, addresses, now)) return { cert, key: readFileSync(keyFile, "utf8") };
  }
  // Half a second of loading that only `--lan` needs.
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: "Shanyrak demonstration" }], {
    algorithm: "sha256",
    keyType: "ec",
    curve: "P-256",
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + 365 * DAY_MS),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          ...["localhost", hostname()].map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(file, made.cert, { mode: 0o644 });
  return { cert: made.cert, key: made.private };
}

function stillFits(cert: string, addresses: readonly string[], now: Date): boolean {
  try {
    const parsed = new X509Certificate(cert);
    const lasts = new Date(parsed.validTo).getTime() - now.getTime() > 7 * DAY_MS;
    return lasts && addresses.every((address) => parsed.checkIP(address) !== undefined);
  } catch {
    return false;
  }
}

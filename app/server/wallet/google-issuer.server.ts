import { createPrivateKey, type KeyObject } from "node:crypto";

import { z } from "zod";

import { fileNamedBy, usable } from "./files.server.ts";

/** Who signs links for Google Wallet. */
export type GoogleIssuer = {
  /** The issuer's number in Google's console. */
  issuer: string;
  /** The service account's address. */
  account: string;
  key: KeyObject;
};

const VARIABLE = "WALLET_GOOGLE_SERVICE_ACCOUNT";
const keyFile = z.object({ client_email: z.email(), private_key: z.string() });

/**
 * Reads a service account's key as Google gives it, a JSON file.
 * @throws Unusable naming the variable to mend
 */
export function readGoogleIssuer(issuer: string, path: string): GoogleIssuer {
  const text = fileNamedBy(VARIABLE, path);
  return usable(VARIABLE, "is no service account's key in JSON", () => {
    const { client_email, private_key } = keyFile.parse(JSON.parse(text));
    return { issuer, account: client_email, key: createPrivateKey(private_key) };
  });
}

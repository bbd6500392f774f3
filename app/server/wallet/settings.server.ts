import { type Wallet, WALLETS } from "#app/domain/wallet/pass.ts";

import { realNow } from "../platform/clock.server.ts";
import { EnvironmentError } from "../platform/env.server.ts";
import { type AppleSigner, readAppleSigner } from "./apple-signer.server.ts";
import { Unusable } from "./files.server.ts";
import { type GoogleIssuer, readGoogleIssuer } from "./google-issuer.server.ts";

export type WalletSettings = { apple: AppleSigner | null; google: GoogleIssuer | null };

/** Variables of one wallet: of use together alone, and set by no deployment of its own accord. */
const NAMES = {
  apple: ["WALLET_APPLE_CERTIFICATE", "WALLET_APPLE_KEY", "WALLET_APPLE_INTERMEDIATE"],
  google: ["WALLET_GOOGLE_ISSUER", "WALLET_GOOGLE_SERVICE_ACCOUNT"],
} as const;
const ISSUER = /^\d+$/;

let read: { of: string; settings: WalletSettings } | undefined;

/**
 * What is configured of the telephone wallets; null for one without settings. Its files are read once a process, and never
 * enter the database.
 * @throws EnvironmentError naming the variable that is missing or whose file cannot be used, never what it holds
 */
export function walletSettings(): WalletSettings {
  const of = JSON.stringify(
    [...NAMES.apple, ...NAMES.google, "WALLET_APPLE_PASSPHRASE"].map((name) => process.env[name]),
  );
  if (read?.of !== of) read = { of, settings: readSettings() };
  return read.settings;
}

/** Which wallets a badge can go to now: a certificate that ended offers nothing, and stops nothing else. */
export function walletsOffered(): Wallet[] {
  const settings = walletSettings();
  const ended = walletsEnded();
  return WALLETS.filter((wallet) => settings[wallet] !== null && !ended.includes(wallet));
}

/** Wallets whose certificate has run out: for the operator's eye. Reads the settings, and throws as they do. */
export function walletsEnded(): Wallet[] {
  const { apple } = walletSettings();
  return apple && apple.validUntil <= realNow() ? ["apple"] : [];
}

function readSettings(): WalletSettings {
  const [apple, google] = [valuesOf("apple"), valuesOf("google")];
  try {
    return { apple: apple && appleOf(apple), google: google && googleOf(google) };
  } catch (error) {
    if (error instanceof Unusable) throw new EnvironmentError([error.line]);
    throw error;
  }
}

/** All of a wallet's variables, or null for none of them. */
function valuesOf(wallet: Wallet): string[] | null {
  const values = NAMES[wallet].map((name) => process.env[name] ?? "");
  if (values.every((value) => value === "")) return null;
  const missing = NAMES[wallet].filter((_, at) => values[at] === "");
  if (missing.length === 0) return values;
  throw new EnvironmentError(missing.map((name) => `${name} is not set, though its like are`));
}

function appleOf([certificate = "", key = "", intermediate = ""]: string[]): AppleSigner {
  const passphrase = process.env.WALLET_APPLE_PASSPHRASE;
  return readAppleSigner({ certificate, key, intermediate, passphrase });
}

function googleOf([issuer = "", account = ""]: string[]): GoogleIssuer {
  if (!ISSUER.test(issuer))
    throw new Unusable("WALLET_GOOGLE_ISSUER", "must be the issuer's number");
  return readGoogleIssuer(issuer, account);
}

import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { realNow } from "../platform/clock.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import type * as appleThread from "./apple.thread.ts";
import { googleLink } from "./google.server.ts";
import { type Asker, handOutPass, type PassRefusal } from "./hand-out.server.ts";
import { walletSettings, walletsOffered } from "./settings.server.ts";

const inApple = inThreads<typeof appleThread>("app/server/wallet/apple.thread.ts");

/** A badge's file for Apple Wallet; `missing` too where no valid certificate is configured. */
export async function takeToApple(
  asker: Asker,
  badgeId: string,
  now: Date,
): Promise<Result<{ name: string; bytes: Uint8Array<ArrayBuffer> }, PassRefusal>> {
  const { apple } = walletSettings();
  if (!apple || !walletsOffered().includes("apple")) return err("missing");
  const pass = await handOutPass(asker, badgeId, { wallet: "apple", now });
  if (!pass.ok) return pass;
  const bytes = await inApple("applePass", pass.value, apple);
  return ok({ name: `badge-${pass.value.shortNumber}.pkpass`, bytes });
}

/** The address that saves a badge to Google Wallet, in the asker's language; `missing` too where none is configured. */
export async function takeToGoogle(
  asker: Asker,
  badgeId: string,
  { language, now }: { language: Language; now: Date },
): Promise<Result<string, PassRefusal>> {
  const { google } = walletSettings();
  if (!google) return err("missing");
  const pass = await handOutPass(asker, badgeId, { wallet: "google", now });
  return pass.ok ? ok(await googleLink(pass.value, google, { language, now: realNow() })) : pass;
}

import { createHmac, randomBytes } from "node:crypto";

import { z } from "zod";

import { env } from "../env.server.ts";
import { ownCookie } from "./own-cookie.server.ts";
import { digestOf } from "./session.server.ts";

const ASKING_MINUTES = 30;
const KNOWN_DAYS = 90;

const asking = () => ownCookie("asking", ASKING_MINUTES * 60, [env().SESSION_SECRET]);
const known = () => ownCookie("known", KNOWN_DAYS * 24 * 3600, [env().SESSION_SECRET]);

/** A browser that signs in: what it asked for (a code, a passkey's challenge) is answered by it alone. */
export type Asker = { digest: Uint8Array; setCookie: string };

/** The browser of this request, by its secret; null when it has asked for nothing lately. */
export async function askerOf(request: Request): Promise<Uint8Array | null> {
  const secret: unknown = await asking().parse(request.headers.get("cookie"));
  return typeof secret === "string" ? digestOf(secret) : null;
}

/** The same, with a secret made where there is none; an old one is kept, so that earlier codes stay good. */
export async function askerFor(request: Request): Promise<Asker> {
  const old: unknown = await asking().parse(request.headers.get("cookie"));
  const secret = typeof old === "string" ? old : randomBytes(32).toString("base64url");
  return { digest: digestOf(secret), setCookie: await asking().serialize(secret) };
}

/** Signed in: the secret of asking has served. */
export const forgetAsking = (): Promise<string> => asking().serialize("", { maxAge: 0 });

const knownShape = z.object({ account: z.string(), browser: z.string() });
/** Names no address to whoever reads the cookie. */
const accountDigest = (email: string): string =>
  createHmac("sha256", env().SESSION_SECRET).update(`known\n${email}`).digest("base64url");

/**
 * Marks this browser as one in which this account has signed in wholly. Its tries are counted apart from strangers', who
 * can so not use up the owner's (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export const rememberBrowser = (email: string): Promise<string> =>
  known().serialize({
    account: accountDigest(email),
    browser: randomBytes(16).toString("base64url"),
  });

/** The name of this browser if this account has signed in here before, else null. */
export async function knownBrowser(request: Request, email: string): Promise<string | null> {
  const found = knownShape.safeParse(await known().parse(request.headers.get("cookie")));
  return found.success && found.data.account === accountDigest(email) ? found.data.browser : null;
}

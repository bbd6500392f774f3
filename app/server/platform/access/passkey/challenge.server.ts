import { randomBytes } from "node:crypto";

import { and, eq, gt, lt } from "drizzle-orm";
import { z } from "zod";

import type { ChallengePurpose } from "#app/domain/access/passkey.ts";
import { passkeyChallenge } from "#db/schema/passkey.ts";

import { realNow } from "../../clock.server.ts";
import { database } from "../../database.server.ts";
import { parsedJson } from "../../form-text.server.ts";

/** A sign-in page may lie open a while before somebody picks a passkey in its field. */
const CHALLENGE_MINUTES = 10;

/** For whom a challenge is made, and for what. */
export type Asked = { purpose: ChallengePurpose; asker: Uint8Array };

/** Makes a challenge and keeps it; those that ran out are swept on the way. */
export async function newChallenge(asked: Asked): Promise<Uint8Array<ArrayBuffer>> {
  const now = realNow();
  const challenge = new Uint8Array(randomBytes(32));
  const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await database().delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now));
  await database()
    .insert(passkeyChallenge)
    .values({ ...asked, challenge: Buffer.from(challenge).toString("base64url"), expiresAt });
  return challenge;
}

const clientDataShape = z.object({ challenge: z.string(), crossOrigin: z.boolean().optional() });

/**
 * Uses up the challenge that an answer names, whatever then comes of the answer.
 * @param clientDataJSON base64url, as it came (WebAuthn §5.8.1)
 * @returns the challenge, or null if it was not made for this, ran out, or was answered before
 */
export async function spendChallenge(clientDataJSON: string, asked: Asked): Promise<string | null> {
  const read = clientDataShape.safeParse(
    parsedJson(Buffer.from(clientDataJSON, "base64url").toString("utf8")),
  );
  if (!read.success || read.data.crossOrigin) return null;
  const [used] = await database()
    .delete(passkeyChallenge)
    .where(
      and(
        eq(passkeyChallenge.challenge, read.data.challenge),
        eq(passkeyChallenge.purpose, asked.purpose),
        eq(passkeyChallenge.asker, asked.asker),
        gt(passkeyChallenge.expiresAt, realNow()),
      ),
    )
    .returning({ challenge: passkeyChallenge.challenge });
  return used?.challenge ?? null;
}

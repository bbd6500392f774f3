import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { and, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";

import { err, ok, type Result } from "#app/domain/result.ts";
import { passkey } from "#db/schema/passkey.ts";

import { realNow } from "../../clock.server.ts";
import { database, type Transaction } from "../../database.server.ts";
import { type Asked, newChallenge, spendChallenge } from "./challenge.server.ts";
import { requireRelyingParty, userHandleOf } from "./relying-party.server.ts";

/** `stale`: the question was answered or is too old; `wrong`: no such passkey, or its answer does not hold. */
export type PasskeyRefusal = "stale" | "wrong";

/** What the browser asks an authenticator to sign. No account is named, so nothing is told of any: the person picks. */
export async function optionsToTake(asked: Asked) {
  return generateAuthenticationOptions({
    rpID: requireRelyingParty().id,
    challenge: await newChallenge(asked),
    userVerification: "required",
  });
}

const answerShape = z.object({
  id: z.string().max(1400),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
});

/** What a right answer shows: whose passkey it is. `note` writes its use down, in the transaction of what it opens. */
export type PasskeyTaken = {
  accountId: string;
  passkeyId: string;
  /** @returns false when the passkey was used elsewhere meanwhile, and is not to be believed */
  note: (tx: Transaction) => Promise<boolean>;
};

/**
 * Checks the answer of an authenticator (WebAuthn §7.2): its challenge is ours, for this browser and purpose, and used
 * once; the origin and relying party are ours; the person was verified; the signature holds; its counter went up.
 * @param answer the browser's, parsed from JSON
 */
export async function takePasskey(
  answer: unknown,
  asked: Asked,
): Promise<Result<PasskeyTaken, PasskeyRefusal>> {
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty();
  const read = answerShape.safeParse(answer);
  if (!read.success) return err("wrong");
  const { response, ...credential } = read.data;
  const expectedChallenge = await spendChallenge(response.clientDataJSON, asked);
  if (expectedChallenge === null) return err("stale");
  const [known] = await database()
    .select()
    .from(passkey)
    .where(eq(passkey.credentialId, credential.id));
  if (!known || !isOwn(response.userHandle, known.accountId)) return err("wrong");
  const { userHandle = "" } = response;
  const verified = await verifyAuthenticationResponse({
    response: { ...credential, response: { ...response, userHandle } },
    ...{ expectedChallenge, expectedOrigin, expectedRPID },
    requireUserVerification: true,
    credential: {
      id: known.credentialId,
      publicKey: new Uint8Array(known.publicKey),
      counter: known.counter,
    },
  }).catch(() => null);
  if (!verified?.verified) return err("wrong");
  const { newCounter } = verified.authenticationInfo;
  return ok({
    accountId: known.accountId,
    passkeyId: known.id,
    note: (tx) => noteUse(tx, known.id, newCounter),
  });
}

/** The account that the authenticator remembers with the passkey; those found without a name must tell it (§7.2 step 6). */
const isOwn = (userHandle: string | undefined, accountId: string): boolean =>
  userHandle !== undefined && Buffer.from(userHandle, "base64url").equals(userHandleOf(accountId));

/** Two copies of one authenticator may answer at the same moment: only a counter that still goes up is written. */
async function noteUse(tx: Transaction, id: string, counter: number): Promise<boolean> {
  const goesUp = counter === 0 ? sql`${passkey.counter} = 0` : lt(passkey.counter, counter);
  const noted = await tx
    .update(passkey)
    .set({ counter, lastUsedAt: realNow() })
    .where(and(eq(passkey.id, id), goesUp))
    .returning({ id: passkey.id });
  return noted.length === 1;
}

import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { z } from "zod";

import { PASSKEYS_AN_ACCOUNT } from "#app/domain/access/passkey.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { passkey } from "#db/schema/passkey.ts";

import { audit } from "../../audit.server.ts";
import { realNow, summitNow } from "../../clock.server.ts";
import { constraintOf, database } from "../../database.server.ts";
import type { SessionOfRequest, Viewer } from "../viewer.server.ts";
import { newChallenge, spendChallenge } from "./challenge.server.ts";
import { requireRelyingParty, userHandleOf } from "./relying-party.server.ts";

/** Ed25519, ECDSA on P-256, RSA: what authenticators of today have (COSE algorithm numbers). */
const ALGORITHMS = [-8, -7, -257];

/** `full`: as many as an account may have; `stale`: the question was answered or is too old; `wrong`: it does not hold. */
export type AddPasskeyRefusal = "full" | "stale" | "wrong" | "exists";

type Owner = { viewer: Pick<Viewer, "accountId" | "email" | "name">; session: SessionOfRequest };

/**
 * What the browser asks an authenticator to make: a passkey that is found without a name typed (discoverable), opened by
 * the person's finger, face or PIN (user verification), and not one that the account has already.
 */
export async function optionsToAdd({ viewer, session }: Owner) {
  const { id, name } = requireRelyingParty();
  const own = await database()
    .select({ id: passkey.credentialId, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.accountId, viewer.accountId));
  if (own.length >= PASSKEYS_AN_ACCOUNT) return err("full" as const);
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: userHandleOf(viewer.accountId),
    userName: viewer.email,
    userDisplayName: viewer.name,
    challenge: await newChallenge({ purpose: "add", asker: session.id }),
    attestationType: "none",
    excludeCredentials: own,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return ok(options);
}

const answerShape = z.object({
  id: z.string().max(1400),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

/** Keeps the passkey that an authenticator made. @param answer the browser's, parsed from JSON @param name its owner's word for it */
export async function addPasskey(
  { viewer: { accountId }, session }: Owner,
  answer: unknown,
  name: string,
): Promise<Result<null, AddPasskeyRefusal>> {
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty();
  const read = answerShape.safeParse(answer);
  if (!read.success) return err("wrong");
  const asked = { purpose: "add", asker: session.id } as const;
  const expectedChallenge = await spendChallenge(read.data.response.clientDataJSON, asked);
  if (expectedChallenge === null) return err("stale");
  const verified = await verifyRegistrationResponse({
    response: read.data,
    ...{ expectedChallenge, expectedOrigin, expectedRPID },
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!verified?.verified) return err("wrong");
  const { id: credentialId, publicKey, counter } = verified.registrationInfo.credential;
  const { transports } = read.data.response;
  const at = await summitNow();
  try {
    await database().transaction(async (tx) => {
      const [added] = await tx
        .insert(passkey)
        .values({
          ...{ accountId, credentialId, publicKey, counter, transports, name },
          addedAt: realNow(),
        })
        .returning({ id: passkey.id });
      if (!added) throw new Error("The passkey was not stored");
      await audit(tx, {
        ...{ actor: accountId, action: "passkey.added", at },
        ...{ subjectKind: "passkey", subjectId: added.id },
      });
    });
  } catch (error) {
    if (constraintOf(error) === "passkey_credentialId_unique") return err("exists");
    throw error;
  }
  return ok(null);
}

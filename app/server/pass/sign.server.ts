import { randomBytes } from "node:crypto";

import { SERIAL_LENGTH } from "#app/crypto/badge-payload.ts";
import { signBadge } from "#app/crypto/sign-badge.ts";
import { badgeValidity, type Validity } from "#app/domain/badge/issue.ts";
import { codeName } from "#app/domain/badge/name.ts";
import { PASS_CATEGORIES, type PassKind } from "#app/domain/badge/pass.ts";
import { shortNumber } from "#app/domain/badge/short-number.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";

import { signingKeyFor } from "../badge/keys.server.ts";
import type { Transaction } from "../platform/database.server.ts";

/** What the code of a pass states. */
export type PassToSign = {
  kind: PassKind;
  number: string;
  delegationCode: string;
  zones: readonly number[];
  /** Of a day badge; a floater is nobody's, and its code states its number instead. */
  holderName: string;
};

/**
 * Signs a pass as badges are signed: the columns of the table `pass` that hold it from then on. Its issue is always 1:
 * a pass is never issued anew, another takes its place.
 */
export async function signPass(
  tx: Transaction,
  pass: PassToSign,
  of: { validity: Validity; badges: SummitDefinition["badgeValidity"]; now: Date },
) {
  const { validity, badges, now } = of;
  const serial = new Uint8Array(randomBytes(SERIAL_LENGTH));
  // A key made for a day badge goes on to sign others: it lives as long as the badges of the summit.
  const until = badgeValidity(badges).expires;
  const expires = until > validity.expires ? until : validity.expires;
  const key = await signingKeyFor(tx, { notBefore: validity.notBefore, expires }, now);
  const name = { surname: "", givenNames: pass.holderName };
  const token = await signBadge(
    {
      serial,
      issue: 1,
      delegation: pass.delegationCode,
      category: PASS_CATEGORIES[pass.kind],
      zones: pass.zones,
      name: codeName(name, pass.number),
      photoDigest: new Uint8Array(),
      notBefore: Math.floor(validity.notBefore.getTime() / 1000),
      expires: Math.floor(validity.expires.getTime() / 1000),
    },
    key,
  );
  return {
    serial,
    shortNumber: shortNumber(new Uint8Array(randomBytes(5))),
    token,
    keyId: key.id,
    notBefore: validity.notBefore,
    expiresAt: validity.expires,
    issuedAt: now,
  };
}

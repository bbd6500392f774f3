import { encodePayload } from "#app/crypto/badge-payload.ts";
import { badgeText } from "#app/crypto/sign-badge.ts";
import type { TokenRefusal } from "#app/domain/badge/claims.ts";

import { OMURALIEV } from "../cast.ts";
import { sign } from "../forge.ts";
import type { Vector } from "../run-vectors.ts";

/** The genuine badge that every forgery starts from: message, payload and text. */
export const token = await sign(OMURALIEV);
export const payload = encodePayload(OMURALIEV);
export const good = badgeText(token);

export const refused = (
  name: string,
  badText: string,
  refusal: TokenRefusal = "malformed",
): Vector => ({ name, text: badText, refusal });

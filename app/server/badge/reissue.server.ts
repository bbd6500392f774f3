import { and, eq, isNull } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge, signingKey } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { issueBadge } from "./issue.server.ts";
import { parseKeyId } from "./key-register.server.ts";

/** A live badge of a key, with what finds its holder. */
export type SignedBadge = {
  nomineeId: string;
  number: string;
  name: string;
  delegation: string;
  issue: number;
  shortNumber: string;
};

/** The live badges that a key signed, by delegation and person: those to issue anew when it was revoked. */
export async function badgesToReissue(hex: string): Promise<SignedBadge[]> {
  const id = parseKeyId(hex);
  if (id === null) return [];
  const rows = await database()
    .select({
      nomineeId: badge.nomineeId,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nationality: nominee.nationality,
      number: nominee.number,
      delegation: delegation.code,
      issue: badge.issue,
      shortNumber: badge.shortNumber,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(and(eq(badge.keyId, id), isNull(badge.supersededAt), isNull(badge.revokedAt)))
    .orderBy(delegation.sortKey, delegation.id, nominee.number);
  return rows.map(({ surname, givenNames, nationality, number, ...row }) => ({
    ...row,
    name: surnameFirst({ surname, givenNames, nationality }),
    number: personNumber(row.delegation, number),
  }));
}

/**
 * Issues anew what a revoked key signed, each person in a transaction of their own: whoever cannot get a badge now
 * (no photo, withdrawn) stops nobody else. Asked again, it goes on with those who are left.
 * @returns how many were issued and how many could not be; all are refused while the key stands
 */
export async function reissueBadges(
  hex: string,
  by: { actor: string; now: Date },
): Promise<Result<{ issued: number; refused: number }, "unknown_key" | "not_revoked">> {
  const id = parseKeyId(hex);
  const [key] = id ? await database().select().from(signingKey).where(eq(signingKey.id, id)) : [];
  if (!key) return err("unknown_key");
  if (!key.revokedAt) return err("not_revoked");
  const tally = { issued: 0, refused: 0 };
  for (const { nomineeId } of await badgesToReissue(hex)) {
    const made = await database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
    if (made.ok) tally.issued += 1;
    else tally.refused += 1;
  }
  return ok(tally);
}

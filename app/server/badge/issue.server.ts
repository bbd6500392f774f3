import { randomBytes } from "node:crypto";

import { and, eq, isNull, max, sql } from "drizzle-orm";

import { PHOTO_DIGEST_LENGTH, SERIAL_LENGTH } from "#app/crypto/badge-payload.ts";
import { signBadge } from "#app/crypto/sign-badge.ts";
import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import { decideIssue, type IssueRefusal, type IssueTerms } from "#app/domain/badge/issue.ts";
import { codeName } from "#app/domain/badge/name.ts";
import { personNumber, shortNumber } from "#app/domain/badge/short-number.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Category, SummitDefinition } from "#app/domain/summit/definition.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { summit } from "#db/schema/summit.ts";

import { tellTurn } from "../nominee/news.server.ts";
import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { signingKeyFor } from "./keys.server.ts";
import { grantedZones } from "./zone-grants.server.ts";

export type IssueOrder = {
  nomineeId: string;
  /** Account id. */
  actor: string;
  /** Summit time. */
  now: Date;
  /** For first issues in bulk: whoever holds a live badge is left alone (`already_issued`). */
  unlessLive?: boolean;
};

/**
 * Issues and signs a person's badge. The next issue number; an earlier live badge is dead from this transaction on.
 * The person's row is locked, so that two issues of one person follow each other.
 */
export async function issueBadge(
  tx: Transaction,
  { nomineeId, actor, now, unlessLive = false }: IssueOrder,
): Promise<Result<{ badgeId: string }, IssueRefusal>> {
  const person = await lockPerson(tx, nomineeId);
  if (!person) return err("no_such_person");
  const decision = decideIssue(
    { ...person, hasPhoto: person.photo !== null, granted: await grantedZones(tx, nomineeId) },
    await rules(tx),
    now,
  );
  if (!decision.ok) return decision;

  const live = await liveBadge(tx, nomineeId);
  if (live && unlessLive) return err("already_issued");
  if (live) await supersede(tx, live.id, actor, now);

  const made = await writeBadge(tx, { nomineeId, person, terms: decision.value, now });
  await tx
    .update(nominee)
    .set({ status: "badge_ready", changedAt: now })
    .where(eq(nominee.id, nomineeId));
  await audit(tx, {
    actor,
    action: "badge.issued",
    subjectKind: "badge",
    subjectId: made.id,
    fields: ["issue", "zones"],
    at: now,
  });
  if (person.status !== "badge_ready" && actor !== "system")
    await tellTurn(tx, {
      nomineeId,
      delegationId: person.delegationId,
      turn: "badge_ready",
      actor,
      at: now,
    });
  return ok({ badgeId: made.id });
}

type Person = NonNullable<Awaited<ReturnType<typeof lockPerson>>>;

/** Signs and writes the next issue. */
async function writeBadge(
  tx: Transaction,
  badgeOf: { nomineeId: string; person: Person; terms: IssueTerms; now: Date },
): Promise<{ id: string }> {
  const { nomineeId, person, terms, now } = badgeOf;
  const { category, zones, validity } = terms;
  const issue = (await lastIssue(tx, nomineeId)) + 1;
  const serial = new Uint8Array(randomBytes(SERIAL_LENGTH));
  const key = await signingKeyFor(tx, validity, now);
  const claims: BadgeClaims = {
    serial,
    issue,
    delegation: person.delegationCode,
    category: category.id,
    zones,
    name: codeName(person, personNumber(person.delegationCode, person.number)),
    photoDigest: photoDigest(category, person.photo),
    notBefore: Math.floor(validity.notBefore.getTime() / 1000),
    expires: Math.floor(validity.expires.getTime() / 1000),
  };
  const [made] = await tx
    .insert(badge)
    .values({
      nomineeId,
      issue,
      serial,
      shortNumber: shortNumber(new Uint8Array(randomBytes(5))),
      category: category.id,
      zones: [...zones],
      token: await signBadge(claims, key),
      keyId: key.id,
      notBefore: validity.notBefore,
      expiresAt: validity.expires,
      issuedAt: now,
    })
    .returning({ id: badge.id });
  if (!made) throw new Error("The badge was not written");
  return made;
}

/** Photo-free badges state no photo, even where a file has one. */
function photoDigest(category: Category, sha256: Uint8Array | null): Uint8Array {
  if (category.photo === "free" || !sha256) return new Uint8Array();
  return new Uint8Array(sha256).slice(0, PHOTO_DIGEST_LENGTH);
}

async function lockPerson(tx: Transaction, nomineeId: string) {
  const [person] = await tx
    .select({
      status: nominee.status,
      delegationId: nominee.delegationId,
      category: nominee.category,
      number: nominee.number,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nationality: nominee.nationality,
      delegationCode: delegation.code,
      photo: file.sha256,
    })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(file, eq(file.id, nominee.photoId))
    .where(eq(nominee.id, nomineeId))
    .for("update", { of: nominee });
  return person;
}

/** Read through the transaction: a second connection for it could starve when many badges are issued at once. */
async function rules(tx: Transaction) {
  const [row] = await tx
    .select({
      badgeValidity: sql<
        SummitDefinition["badgeValidity"]
      >`${summit.definition} -> 'badgeValidity'`,
      categories: sql<SummitDefinition["categories"]>`${summit.definition} -> 'categories'`,
    })
    .from(summit);
  if (!row) throw new Error("No summit is loaded");
  return row;
}

async function liveBadge(tx: Transaction, nomineeId: string) {
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(
      and(eq(badge.nomineeId, nomineeId), isNull(badge.supersededAt), isNull(badge.revokedAt)),
    );
  return live;
}

async function lastIssue(tx: Transaction, nomineeId: string): Promise<number> {
  const [last] = await tx
    .select({ issue: max(badge.issue) })
    .from(badge)
    .where(eq(badge.nomineeId, nomineeId));
  return last?.issue ?? 0;
}

async function supersede(tx: Transaction, badgeId: string, actor: string, now: Date) {
  await tx.update(badge).set({ supersededAt: now }).where(eq(badge.id, badgeId));
  await audit(tx, {
    actor,
    action: "badge.superseded",
    subjectKind: "badge",
    subjectId: badgeId,
    fields: ["supersededAt"],
    at: now,
  });
}

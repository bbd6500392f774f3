import { and, eq, isNull, sql } from "drizzle-orm";

import type { IssueRefusal, RevocationReason } from "#app/domain/badge/issue.ts";
import type { ReinstateRefusal } from "#app/domain/badge/reinstate.ts";
import { assertNever, err, ok, type Result } from "#app/domain/result.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";

import { moveKilled } from "../custody/take-back.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { issueBadge } from "./issue.server.ts";
import { reinstateBadge } from "./reinstate.server.ts";
import { revokeBadge } from "./revoke.server.ts";

/** Why a badge is killed, and whether the card itself was handed in and destroyed. */
export type Killing = { reason: RevocationReason; handedIn: boolean };
/** What the desk may ask for. */
export type DeskOrder =
  | { intent: "issue"; nomineeId: string }
  | { intent: "issue-all"; delegationId: string }
  | ({ intent: "revoke"; badgeId: string } & Killing)
  | ({ intent: "revoke-marked"; badgeIds: readonly string[] } & Killing)
  | ({ intent: "replace"; badgeId: string } & Killing)
  | { intent: "reinstate"; badgeId: string };

export type DeskRefusal = IssueRefusal | ReinstateRefusal | "not_live";
/** What came of it; `refused` are those of a bulk who got nothing, each with its reason. */
export type DeskOutcome = {
  said: "issued" | "revoked" | "replaced" | "reinstated";
  count: number;
  refused: readonly DeskRefusal[];
};
type By = { actor: string; now: Date };

/** Carries an order out: each person in a transaction of their own, so that one without a photo stops nobody else. */
export async function carryOut(
  order: DeskOrder,
  by: By,
): Promise<Result<DeskOutcome, DeskRefusal>> {
  const db = database();
  switch (order.intent) {
    case "issue": {
      const { nomineeId } = order;
      const made = await db.transaction((tx) =>
        issueBadge(tx, { nomineeId, ...by, unlessLive: true }),
      );
      return made.ok ? ok({ said: "issued", count: 1, refused: [] }) : made;
    }
    case "issue-all":
      return ok(await issueAll(order.delegationId, by));
    case "revoke": {
      const dead = await db.transaction((tx) => kill(tx, order, by));
      return dead.ok ? ok({ said: "revoked", count: 1, refused: [] }) : dead;
    }
    case "revoke-marked":
      return ok(await revokeMarked(order, by));
    case "replace":
      return replace(order, by);
    case "reinstate": {
      const { badgeId } = order;
      const lives = await db.transaction((tx) => reinstateBadge(tx, { badgeId, ...by }));
      return lives.ok ? ok({ said: "reinstated", count: 1, refused: [] }) : lives;
    }
    default:
      return assertNever(order);
  }
}

/** Kills a badge, and writes what became of the card. */
async function kill(
  tx: Transaction,
  { badgeId, reason, handedIn }: { badgeId: string } & Killing,
  by: By,
) {
  const dead = await revokeBadge(tx, { badgeId, reason, ...by });
  if (dead.ok) await moveKilled(tx, { badgeId, reason, handedIn }, by);
  return dead;
}

/** Kills a badge and issues the next in one transaction: both, or neither. */
async function replace(
  order: { badgeId: string } & Killing,
  by: By,
): Promise<Result<DeskOutcome, DeskRefusal>> {
  try {
    return await database().transaction(async (tx) => {
      const dead = await kill(tx, order, by);
      if (!dead.ok) return dead;
      const made = await issueBadge(tx, { nomineeId: dead.value.nomineeId, ...by });
      if (!made.ok) throw new Undone(made.error);
      return ok({ said: "replaced" as const, count: 1, refused: [] });
    });
  } catch (error) {
    if (error instanceof Undone) return err(error.refusal);
    throw error;
  }
}

/** Takes a transaction back for a reason that is told. */
class Undone extends Error {
  readonly refusal: DeskRefusal;

  constructor(refusal: DeskRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

async function issueAll(delegationId: string, by: By): Promise<DeskOutcome> {
  const waiting = await database()
    .select({ id: nominee.id })
    .from(nominee)
    .where(and(eq(nominee.delegationId, delegationId), eq(nominee.status, "cleared")))
    .orderBy(nominee.number);
  const refused: DeskRefusal[] = [];
  for (const { id } of waiting) {
    const made = await database().transaction((tx) =>
      issueBadge(tx, { nomineeId: id, ...by, unlessLive: true }),
    );
    if (!made.ok) refused.push(made.error);
  }
  return { said: "issued", count: waiting.length - refused.length, refused };
}

/** Kills those marked in one transaction, on one reason; those that were dead already are told. */
function revokeMarked(
  { badgeIds, ...killing }: { badgeIds: readonly string[] } & Killing,
  by: By,
): Promise<DeskOutcome> {
  return database().transaction(async (tx) => {
    const refused: DeskRefusal[] = [];
    const marked = [...new Set(badgeIds)].toSorted();
    for (const badgeId of marked) {
      const dead = await kill(tx, { badgeId, ...killing }, by);
      if (!dead.ok) refused.push(dead.error);
    }
    return { said: "revoked" as const, count: marked.length - refused.length, refused };
  });
}

/** Live badges of a delegation that wait to be printed and handed over, by the holders' numbers. */
export async function badgesReady(delegationId: string): Promise<string[]> {
  const rows = await database()
    .select({ id: badge.id })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(
      and(
        eq(nominee.delegationId, delegationId),
        eq(nominee.status, "badge_ready"),
        isNull(badge.revokedAt),
        isNull(badge.supersededAt),
      ),
    )
    .orderBy(nominee.number);
  return rows.map(({ id }) => id);
}

/**
 * Whether a badge can be printed: `dead` for one that was replaced or revoked or never was, `destroyed` once its code or
 * its holder's photo has gone by the schedule.
 */
export async function standingOf(badgeId: string): Promise<"live" | "dead" | "destroyed"> {
  const [one] = await database()
    .select({
      destroyed: sql<boolean>`length(${badge.token}) = 0 or ${nominee.purged} @> '{photo}'`,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(and(eq(badge.id, badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  if (!one) return "dead";
  return one.destroyed ? "destroyed" : "live";
}

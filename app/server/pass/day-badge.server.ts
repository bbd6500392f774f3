import { and, count, eq, sql } from "drizzle-orm";

import {
  type DayBadge,
  type DayBadgeField,
  type DayBadgeProblem,
  dayBadgeValidity,
  readDayBadge,
  type TypedDayBadge,
} from "#app/domain/badge/day-badge.ts";
import { dayBadgeNumber } from "#app/domain/badge/pass.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { delegation } from "#db/schema/delegation.ts";
import { pass } from "#db/schema/pass.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { type By, onRecord } from "./floater.server.ts";
import { signPass } from "./sign.server.ts";

type Rules = Awaited<ReturnType<typeof summitDefinition>>;

/** Issues and signs the badge of a visitor for one day, or says field by field what is wrong. */
export async function issueDayBadge(
  typed: TypedDayBadge,
  { actor, now }: By,
): Promise<Result<{ id: string }, Partial<Record<DayBadgeField, DayBadgeProblem>>>> {
  const rules = await summitDefinition();
  const known = await database().select({ id: delegation.id }).from(delegation);
  const hosts = known.map(({ id }) => id);
  const read = readDayBadge(typed, rules, { hosts, now });
  if (!read.ok) return err(read.error);
  return database().transaction(async (tx) =>
    ok(await writeDayBadge(tx, { badge: read.value, rules, askedBy: actor }, { actor, now })),
  );
}

/** Signs and writes a day badge under the day's next number. */
export async function writeDayBadge(
  tx: Transaction,
  { badge, rules, askedBy }: { badge: DayBadge; rules: Rules; askedBy: string },
  by: By,
): Promise<{ id: string }> {
  const { now } = by;
  const { holderName, day, delegationId, escort, zones, reason } = badge;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`day_badge ${day}`}))`);
  const [before] = await tx
    .select({ badges: count() })
    .from(pass)
    .where(and(eq(pass.kind, "day_badge"), eq(pass.day, day)));
  const [host] = await tx
    .select({ code: delegation.code })
    .from(delegation)
    .where(eq(delegation.id, delegationId));
  if (!host) throw new Error(`The delegation ${delegationId} went while its visitor was let in`);
  const facts = {
    ...{ kind: "day_badge" as const, holderName, day, delegationId, escort, reason },
    zones: [...zones],
    number: dayBadgeNumber(day, (before?.badges ?? 0) + 1),
  };
  const signed = await signPass(
    tx,
    { ...facts, delegationCode: host.code },
    { validity: dayBadgeValidity(day, rules), badges: rules.badgeValidity, now },
  );
  const [made] = await tx
    .insert(pass)
    .values({ ...facts, ...signed, askedBy, askedAt: now })
    .returning({ id: pass.id });
  if (!made) throw new Error("The day badge was not written");
  await onRecord(tx, "pass.issued", made.id, by);
  return made;
}

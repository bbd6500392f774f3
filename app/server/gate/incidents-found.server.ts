import { and, eq, inArray, isNull, sql } from "drizzle-orm";

import type { IncidentKind } from "#app/domain/gate/incident.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";
import { passage } from "#db/schema/passage.ts";

import type { Transaction } from "../platform/database.server.ts";
import type { ChangedPassage } from "./keep-reports.server.ts";
import type { LedgerLine, Touched } from "./ledger-lines.server.ts";

type Pair = readonly [first: LedgerLine, second: LedgerLine];
type Found = {
  kind: "double_entry" | "floater_twice";
  found: readonly Pair[];
  now: Date;
};

/**
 * Makes the incidents of a kind agree with what the ledger shows since these instants: new finds are opened, those that a
 * late passage explains are withdrawn, and found again they stand again. What people closed stays closed.
 */
export async function agreeOnIncidents(
  tx: Transaction,
  { kind, since, found, now }: Found & { since: readonly Touched[] },
): Promise<void> {
  const asked = since.map(({ holder, from }) => ({ holder: holder.id, since: from }));
  const standing = await tx.execute<Standing>(sql`
    select incident.id, incident.state, first_passage_id as first, second_passage_id as second
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as touched (holder uuid, since timestamptz)
    join incident on (incident.nominee_id = touched.holder or incident.pass_id = touched.holder) and incident.kind = ${kind}
    join passage on passage.id = incident.second_passage_id and passage.scanned_at >= touched.since`);
  await agree(tx, { kind, found, now, standing });
}

type Standing = { id: string; state: string; first: string | null; second: string | null };

/** As above, for incidents already read. */
export async function agree(
  tx: Transaction,
  { kind, found, now, standing }: Found & { standing: readonly Standing[] },
): Promise<void> {
  const keyOf = (first: string | null, second: string | null) => `${first} ${second}`;
  const known = new Map(standing.map((one) => [keyOf(one.first, one.second), one]));
  const keys = new Set(found.map(([first, second]) => keyOf(first.id, second.id)));
  await openAll(
    tx,
    found
      .filter(([first, second]) => !known.has(keyOf(first.id, second.id)))
      .map(([first, second]) => ({
        ...{ kind, zone: second.zone, openedAt: now },
        ...{ firstPassageId: first.id, secondPassageId: second.id },
        nomineeId: null,
      })),
    now,
  );
  const gone = standing.filter(
    (one) => ["open", "taken"].includes(one.state) && !keys.has(keyOf(one.first, one.second)),
  );
  const back = standing.filter(
    (one) => one.state === "withdrawn" && keys.has(keyOf(one.first, one.second)),
  );
  await move(tx, gone, { to: "withdrawn", deed: "withdrawn", now });
  await move(tx, back, { to: "open", deed: "reopened", now });
}

async function move(
  tx: Transaction,
  which: readonly Standing[],
  change: { to: "withdrawn" | "open"; deed: "withdrawn" | "reopened"; now: Date },
): Promise<void> {
  if (which.length === 0) return;
  const { to, deed, now } = change;
  const ids = which.map(({ id }) => id);
  await tx
    .update(incident)
    .set({ state: to, closedAt: to === "withdrawn" ? now : null })
    .where(inArray(incident.id, ids));
  await tx.insert(incidentEntry).values(ids.map((incidentId) => ({ incidentId, deed, at: now })));
}

type NewIncident = typeof incident.$inferInsert;

/** Opens incidents, each find once: whoever finds it again finds it there. */
async function openAll(tx: Transaction, found: readonly NewIncident[], now: Date): Promise<void> {
  if (found.length === 0) return;
  const withHolders = await nameHolders(tx, found);
  const opened = await tx
    .insert(incident)
    .values(withHolders)
    .onConflictDoNothing()
    .returning({ id: incident.id });
  if (opened.length > 0)
    await tx
      .insert(incidentEntry)
      .values(opened.map(({ id }) => ({ incidentId: id, deed: "opened" as const, at: now })));
}

/** Gate, phone and person of the passage that made the incident one. */
async function nameHolders(tx: Transaction, found: readonly NewIncident[]): Promise<NewIncident[]> {
  const ids = found.flatMap(({ firstPassageId, secondPassageId }) =>
    [secondPassageId ?? firstPassageId].flatMap((id) => id ?? []),
  );
  const rows = await tx
    .select({
      id: passage.id,
      gateId: passage.gateId,
      deviceId: passage.deviceId,
      badgeId: passage.badgeId,
      passId: passage.passId,
      holderId: passage.holderId,
    })
    .from(passage)
    .where(inArray(passage.id, ids));
  return found.map((one) => {
    const seen = rows.find(({ id }) => id === (one.secondPassageId ?? one.firstPassageId));
    return {
      ...one,
      gateId: seen?.gateId ?? null,
      deviceId: seen?.deviceId ?? null,
      nomineeId: seen?.badgeId ? seen.holderId : null,
      passId: seen?.passId ?? null,
    };
  });
}

/** Which refusals want somebody's eye. A code that is something else altogether happens all day. */
const OF_REASON: Readonly<Record<string, IncidentKind>> = {
  revoked: "dead_badge",
  superseded: "dead_badge",
  blocked: "blocked",
  bad_signature: "forged",
  unknown_key: "forged",
  key_revoked: "forged",
};

/** Of passages written by hand, whose holders are known: they are never told apart by a phone. */
const NO_PHONE = "00000000-0000-0000-0000-000000000000";

type Refused = Pick<ChangedPassage, "id" | "shown" | "verdict" | "reason" | "isNew" | "wrongGate">;

/** Opens an incident for each refusal that wants one, while none of its kind stands open for the same holder or phone. */
export async function openRefusals(
  tx: Transaction,
  { deviceId, changed, now }: { deviceId: string | null; changed: readonly Refused[]; now: Date },
): Promise<void> {
  const looked = new Set<string>();
  for (const one of changed) {
    const refused = one.isNew && one.verdict === "refuse" ? OF_REASON[one.reason ?? ""] : undefined;
    const kind = one.wrongGate && one.isNew ? "wrong_gate" : refused;
    const { holder } = one.shown;
    const about = `${kind} ${kind === "wrong_gate" ? "" : (holder?.id ?? "")}`;
    if (!kind || looked.has(about)) continue;
    looked.add(about);
    const same =
      kind === "wrong_gate" || !holder
        ? eq(incident.deviceId, deviceId ?? NO_PHONE)
        : eq(holder.kind === "nominee" ? incident.nomineeId : incident.passId, holder.id);
    const open = await tx.$count(
      incident,
      and(eq(incident.kind, kind), isNull(incident.closedAt), same),
    );
    if (open === 0) await openAll(tx, [{ kind, openedAt: now, firstPassageId: one.id }], now);
  }
}

import { sql } from "drizzle-orm";

import type { Admission } from "#app/domain/gate/verdict.ts";
import type { Standing } from "#app/domain/gate/wire.ts";
import type { PassKind } from "#app/domain/badge/pass.ts";

import type { Transaction } from "../platform/database.server.ts";
import type { Shown } from "./shown.server.ts";

/** All that the database knows of what is held up at a gate this moment. */
export type ShownNow = Shown & {
  standing: Omit<Standing, "asOf">;
  floaterId: string | null;
  floaterDead: boolean;
  floaterInUse: boolean;
  delegationHasFloater: boolean;
  /** By a supervisor's word. */
  stopped: boolean;
  /** The verdict that this very passage got before. */
  before: Admission | null;
};

type Asked = {
  passageId: string;
  deviceId: string;
  gateId: string;
  zone: number;
  /** In hexadecimal; null for a code that is no badge. */
  serial: string | null;
  floater: string | null;
};
type Row = {
  badge_id: string | null;
  nominee_id: string | null;
  pass_id: string | null;
  kind: PassKind | null;
  revoked: number | null;
  superseded: number | null;
  issue: number | null;
  blocked: boolean;
  zone: number | null;
  since: number | null;
  floater_id: string | null;
  floater_dead: boolean;
  floater_in_use: boolean;
  has_floater: boolean;
  stopped: boolean;
  verdict: Admission["kind"] | null;
  reason: string | null;
};

/**
 * Locks the holder, then reads: what another gate decided a moment ago about the same person is seen. Two statements,
 * for one would read with eyes from before the lock.
 */
export async function whoIsShown(tx: Transaction, asked: Asked): Promise<ShownNow> {
  const serial = asked.serial && Buffer.from(asked.serial, "hex");
  const floater = asked.floater && Buffer.from(asked.floater, "hex");
  // Whoever holds the badge or the day badge, then the floater: in the order in which the ledger locks them.
  const locking = tx.execute(sql`
    with person as (
      select from nominee where id = (select nominee_id from badge where serial = ${serial}) for no key update
    ), passes as (
      select from pass where serial in (${serial}, ${floater}) order by id for no key update
    ) select (select count(*) from person), (select count(*) from passes)`);
  const epoch = (at: ReturnType<typeof sql>) => sql`floor(extract(epoch from ${at}))::float8`;
  const reading = tx.execute<Row>(sql`
    select badge.id as badge_id, badge.nominee_id, pass.id as pass_id, pass.kind,
      ${epoch(sql`coalesce(badge.revoked_at, pass.revoked_at)`)} as revoked, ${epoch(sql`badge.superseded_at`)} as superseded,
      (select max(issue) from badge newer where badge.superseded_at is not null and newer.nominee_id = badge.nominee_id) as issue,
      exists (select from person_block where nominee_id = badge.nominee_id and lifted_at is null) as blocked,
      presence.zone, ${epoch(sql`presence.since`)} as since,
      floater.id as floater_id, floater.revoked_at is not null as floater_dead,
      exists (select from presence as other where other.floater_id = floater.id and other.holder_id <> badge.nominee_id)
        as floater_in_use,
      exists (select from pass as theirs where theirs.delegation_id = nominee.delegation_id and theirs.kind = 'floater'
        and theirs.revoked_at is null and theirs.serial is not null and theirs.zones[1] = ${asked.zone}) as has_floater,
      exists (select from broadcast where kind = 'stop' and ended_at is null
        and (gate_id is null or gate_id = ${asked.gateId})) as stopped,
      before.verdict, before.reason
    from (select) as one
    left join badge on badge.serial = ${serial}
    left join nominee on nominee.id = badge.nominee_id
    left join pass on pass.serial = ${serial}
    left join presence on presence.holder_id = coalesce(badge.nominee_id, pass.id)
    left join pass as floater on floater.serial = ${floater}
    left join passage as before on before.id = ${asked.passageId}::uuid and before.device_id = ${asked.deviceId}::uuid`);
  // Sent together and done in this order: the reading begins, with eyes of its own, when the locks are there.
  const [, [row]] = await Promise.all([locking, reading]);
  if (!row) throw new Error("A select without a table answers one row");
  return shownBy(row);
}

const shownBy = (row: Row): ShownNow => ({
  badgeId: row.badge_id,
  passId: row.pass_id,
  holder: row.nominee_id
    ? { id: row.nominee_id, kind: "nominee" }
    : row.pass_id && row.kind
      ? { id: row.pass_id, kind: row.kind }
      : null,
  standing: {
    known: row.badge_id !== null || row.pass_id !== null,
    revokedAt: row.revoked,
    superseded: row.superseded === null ? null : { at: row.superseded, by: row.issue ?? 0 },
    blocked: row.blocked,
    inside: row.zone === null || row.since === null ? null : { zone: row.zone, since: row.since },
  },
  floaterId: row.floater_id,
  floaterDead: row.floater_dead,
  floaterInUse: row.floater_in_use,
  delegationHasFloater: row.has_floater,
  stopped: row.stopped,
  before: admissionOf(row),
});

/** A verdict as the table keeps it: written by `judgeAdmission` and nobody else. */
const admissionOf = ({ verdict, reason }: Row): Admission | null =>
  verdict === null
    ? null
    : verdict === "admit"
      ? { kind: "admit" }
      : ({ kind: verdict, reason } as Admission);

import { sql } from "drizzle-orm";

import type { FloaterMovement } from "#app/domain/gate/floater-twice.ts";
import type { JudgedMovement } from "#app/domain/gate/double-entry.ts";
import type { Direction } from "#app/domain/gate/verdict.ts";

import type { Transaction } from "../platform/database.server.ts";
import type { Holder } from "./shown.server.ts";

/** What of a new or altered passage matters to the ledger. */
export type LedgerChange = {
  at: Date;
  shown: { holder: Holder | null };
  floaterId: string | null;
};

/** A holder, and the earliest instant from which their ledger changed. */
export type Touched = { holder: Holder; from: Date };

/** An admitted passage as the ledger of its holder has it. */
export type LedgerLine = JudgedMovement & FloaterMovement;

type Row = {
  id: string;
  holder_id: string;
  zone: number;
  direction: Direction;
  at: string;
  sequence: number;
  reason: string | null;
  /** A supervisor decided, who saw where the holder was: let in against the verdict, or written by hand. */
  overridden: boolean;
  floater_id: string | null;
};

const COLUMNS = sql`id, holder_id, gate_id, direction, scanned_at, device_sequence, reason, overridden_by, source, floater_id`;

/**
 * The admitted passages of these holders from an instant on, and the one before it: what went before cannot change what
 * they say. Read by the index `passage_of_holder`, however long the ledger.
 */
export async function ledgerSince(
  tx: Transaction,
  touched: readonly Touched[],
): Promise<readonly LedgerLine[]> {
  const asked = touched.map(({ holder, from }) => ({ holder: holder.id, since: from }));
  const rows = await tx.execute<Row>(sql`
    select line.id, line.holder_id, gate.zone, line.direction, extract(epoch from line.scanned_at) * 1000 as at,
      coalesce(line.device_sequence, 0) as sequence, line.reason, line.overridden_by is not null or line.source = 'correction' as overridden, line.floater_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as touched (holder uuid, since timestamptz)
    cross join lateral (
      (select ${COLUMNS} from passage
        where holder_id = touched.holder and decision = 'admitted' and scanned_at >= touched.since)
      union all
      (select ${COLUMNS} from passage
        where holder_id = touched.holder and decision = 'admitted' and scanned_at < touched.since
        order by scanned_at desc, coalesce(device_sequence, 0) desc, id desc limit 1)
    ) as line
    join gate on gate.id = line.gate_id`);
  return rows.map(lineOf);
}

/** Everything that the users of a floater did since it was first used. */
export async function ledgerOfFloaters(
  tx: Transaction,
  floaterIds: readonly string[],
): Promise<readonly LedgerLine[]> {
  const rows = await tx.execute<Row>(sql`
    select line.id, line.holder_id, gate.zone, line.direction, extract(epoch from line.scanned_at) * 1000 as at,
      coalesce(line.device_sequence, 0) as sequence, line.reason, line.overridden_by is not null or line.source = 'correction' as overridden, line.floater_id
    from (
      select holder_id, min(scanned_at) as since from passage
      where floater_id = any(${sql.param([...floaterIds])}::uuid[]) and decision = 'admitted' and holder_id is not null
      group by holder_id
    ) as used
    join passage as line on line.holder_id = used.holder_id and line.decision = 'admitted' and line.scanned_at >= used.since
    join gate on gate.id = line.gate_id`);
  return rows.map(lineOf);
}

const lineOf = ({ holder_id, floater_id, reason, overridden, at, ...line }: Row): LedgerLine => ({
  ...line,
  at: Number(at),
  decision: "admitted",
  holderId: holder_id,
  floaterId: floater_id,
  knewInside: overridden || reason === "within_grace" || reason === "already_inside",
});

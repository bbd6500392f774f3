import { sqlClient } from "../platform/database.server.ts";
import { seal, unseal } from "../platform/sealing.server.ts";
import { SEALED_COLUMNS, type SealedColumn } from "../platform/sealing/columns.server.ts";
import { keyIdText, masterKeys } from "../platform/sealing/keyring.server.ts";
import { keyIdIn, placeOf } from "./status.server.ts";
import { type Outcome, sweep, type Swept } from "./sweep.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** Values in memory at once; pieces of uploads are 1 MB each. */
const BATCH = 40;

/**
 * Seals every value anew that does not stand under the current master key. Each value is exchanged by a statement of its
 * own, and only while it is what was opened: what somebody saves meanwhile stays. So it may be killed and run again.
 */
export async function rotateSealed(say: (done: Swept) => void): Promise<Swept[]> {
  const all: Swept[] = [];
  for (const column of SEALED_COLUMNS) {
    const done = await sweep(
      column,
      (after) => batchAfter(column, after),
      (row) => renew(column, row),
    );
    all.push(done);
    say(done);
  }
  return all;
}

type Row = { place: string; value: Uint8Array };

function batchAfter(column: SealedColumn, after: string): Promise<Row[]> {
  const sql = sqlClient();
  const { table, name } = placeOf(column);
  return sql<Row[]>`
    select ctid::text as place, ${sql(name)} as value from ${sql(table)}
    where ctid > ${after}::tid and ${sql(name)} is not null
      and ${keyIdIn(sql, "master", name)} is distinct from ${keyIdText(masterKeys().current)}
    order by ctid limit ${BATCH}`;
}

async function renew(column: SealedColumn, { place, value }: Row): Promise<Outcome> {
  let plain: Uint8Array;
  try {
    plain = unseal<SealedColumn>(column, value, Leave.notShown("sealed_anew"));
  } catch {
    return "left";
  }
  const sql = sqlClient();
  const { table, name } = placeOf(column);
  // A nonce is never used twice: the old bytes are this value and no other.
  const { count } = await sql`
    update ${sql(table)} set ${sql(name)} = ${Buffer.from(seal(column, plain))}
    where ctid = ${place}::tid and ${sql(name)} = ${Buffer.from(value)}`;
  return count === 1 ? "renewed" : "overtaken";
}

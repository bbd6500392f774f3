import { passportKey } from "#app/domain/nominee/passport.ts";

import { openDetails, serialText } from "../declaration/sealed.server.ts";
import { importText } from "../import/rows.server.ts";
import { openPassport } from "../nominee/passport.server.ts";
import { sqlClient } from "../platform/database.server.ts";
import { blindIndex, unsealText } from "../platform/sealing.server.ts";
import { indexKeys, keyIdText } from "../platform/sealing/keyring.server.ts";
import { keyIdIn } from "./status.server.ts";
import { type Outcome, sweep, type Swept } from "./sweep.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

const BATCH = 200;

type Source = {
  table: "nominee" | "declaration";
  index: string;
  /** Holds the same index under the other key while both are in use. */
  before: string | null;
  /** What the index is made of, sealed; never empty where an index stands. */
  sealed: string;
  /** The text that is indexed; null where there is none. */
  textOf: (sealed: Uint8Array) => string | null;
};

/** Every blind index, with the sealed value from which it can be made again. */
const SOURCES: readonly Source[] = [
  {
    ...{ table: "nominee", index: "passport_index", before: "passport_index_before" },
    sealed: "passport_sealed",
    textOf: (sealed) => {
      const { issuer, number } = openPassport(sealed, Leave.notShown("sealed_anew"));
      return number === "" ? null : passportKey(issuer, number);
    },
  },
  {
    ...{ table: "nominee", index: "import_digest", before: null },
    sealed: "import_identity_sealed",
    textOf: (sealed) =>
      importText(
        unsealText("nominee.import_identity_sealed", sealed, Leave.notShown("sealed_anew")),
      ),
  },
  {
    ...{ table: "declaration", index: "serial_index", before: "serial_index_before" },
    sealed: "details_sealed",
    textOf: (sealed) => {
      const opened = openDetails("weapon", sealed, Leave.notShown("sealed_anew"));
      return opened.kind === "weapon" ? serialText(opened.details) : null;
    },
  },
];

/**
 * Makes every blind index anew that does not stand under the current index key, from the value that it indexes. The
 * earlier index stays beside it, so that rows which are not done yet are still known as equal; when all are done,
 * `forgetEarlierIndexes` clears those. Like `rotateSealed`, it may be killed and run again.
 */
export async function rotateIndexes(say: (done: Swept) => void): Promise<Swept[]> {
  const all: Swept[] = [];
  for (const source of SOURCES) {
    const done = await sweep(
      `${source.table}.${source.index}`,
      (after) => batchAfter(source, after),
      (row) => renew(source, row),
    );
    all.push(done);
    say(done);
  }
  if (all.every(({ left }) => left === 0)) await forgetEarlierIndexes();
  return all;
}

type Row = { place: string; index: Uint8Array; sealed: Uint8Array | null };

function batchAfter({ table, index, sealed }: Source, after: string): Promise<Row[]> {
  const sql = sqlClient();
  return sql<Row[]>`
    select ctid::text as place, ${sql(index)} as index, ${sql(sealed)} as sealed from ${sql(table)}
    where ctid > ${after}::tid and ${sql(index)} is not null
      and ${keyIdIn(sql, "index", index)} is distinct from ${keyIdText(indexKeys().current)}
    order by ctid limit ${BATCH}`;
}

async function renew({ table, index, before, sealed, textOf }: Source, row: Row): Promise<Outcome> {
  const text = openedText(textOf, row.sealed);
  if (text === null || row.sealed === null) return "left";
  const sql = sqlClient();
  const { count } = await sql`
    update ${sql(table)}
    set ${sql(index)} = ${Buffer.from(blindIndex(text))}
      ${before ? sql`, ${sql(before)} = ${Buffer.from(row.index)}` : sql``}
    where ctid = ${row.place}::tid and ${sql(index)} = ${Buffer.from(row.index)}
      and ${sql(sealed)} = ${Buffer.from(row.sealed)}`;
  return count === 1 ? "renewed" : "overtaken";
}

function openedText(textOf: Source["textOf"], sealed: Uint8Array | null): string | null {
  try {
    return sealed && textOf(sealed);
  } catch {
    return null;
  }
}

/** All stand under the current key: no row needs its earlier index to be known by. */
async function forgetEarlierIndexes(): Promise<void> {
  const sql = sqlClient();
  for (const { table, before } of SOURCES)
    if (before)
      await sql`update ${sql(table)} set ${sql(before)} = null where ${sql(before)} is not null`;
}

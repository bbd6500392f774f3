import { KINDS, type Kind, type Ledger } from "./ledger.ts";
import type { Cluster } from "./cluster.ts";
import type { Board } from "./desks.ts";

export type Witness = {
  ledger: Ledger;
  /** Of every passage that was ever sent. */
  sent: ReadonlySet<string>;
  board: Board;
  /** Badge by badge, its batch. */
  orders: ReadonlyMap<string, string>;
  /** Addresses that asked for a code. */
  asked: ReadonlyMap<string, { sent: number; owed: number }>;
  /** Message-IDs as the mail server took them. */
  letters: readonly string[];
};
export type Found = {
  lost: number;
  doubled: number;
  /** Taken twice by the mail server, with one Message-ID: the process or its database died between "sent" and "noted". */
  lettersTwice: number;
  /** What must not be, in words; empty when all is well. */
  faults: string[];
};

/** Compares the ledger with what the database holds in the end. */
export async function readBack({ ask }: Cluster, witness: Witness): Promise<Found> {
  const { ledger, sent, board, orders, asked, letters } = witness;
  const faults: string[] = [];
  const lost = new Map<Kind, number>();
  const doubled = new Map<Kind, number>();
  const count = (into: Map<Kind, number>, kind: Kind, number: number) => {
    into.set(kind, (into.get(kind) ?? 0) + number);
    if (number > 0) faults.push(`${kind}: ${number} ${into === lost ? "lost" : "doubled"}`);
  };
  /** How many rows the database has of each key. */
  const tally = async (query: string, keys: ReadonlySet<string>) => {
    const rows = await ask<{ key: string; rows: number }>(query, [[...keys]]);
    return new Map(rows.map(({ key, rows: number }) => [key, number]));
  };
  const once = async (kind: Kind, query: string) => {
    const keys = ledger.of(kind);
    const found = await tally(query, keys);
    count(lost, kind, [...keys].filter((key) => !found.has(key)).length);
    count(doubled, kind, [...found.values()].filter((rows) => rows > 1).length);
  };

  for (const kind of ["passages", "verdicts"] as const)
    await once(
      kind,
      "select id::text as key, count(*)::int as rows from passage where id = any($1::uuid[]) group by id",
    );
  const [strangers] = await ask<{ rows: number }>(
    "select count(*)::int as rows from passage join device on device.id = device_id where label like 'phone %' and not passage.id = any($1::uuid[])",
    [[...sent]],
  );
  count(doubled, "passages", strangers?.rows ?? 0);
  await once(
    "drafts",
    "select surname as key, count(*)::int as rows from nominee where surname = any($1::text[]) group by surname",
  );
  for (const [kind, action] of [["submissions", "nominee.submitted"]] as const)
    await once(
      kind,
      `select subject_id as key, count(*)::int as rows from audit_entry where action = '${action}' and subject_id = any($1::text[]) group by subject_id`,
    );
  await once(
    "decisions",
    "select nominee_id::text as key, count(*)::int as rows from vetting_decision where nominee_id = any($1::uuid[]) group by nominee_id",
  );
  await once(
    "prints",
    "select badge_id::text as key, count(*)::int as rows from print_entry where kind = 'printed' and badge_id = any($1::uuid[]) group by badge_id",
  );

  const placed = await ask<{ request: string; room: string }>(
    "select request_id::text as request, room_id as room from bilateral where request_id = any($1::uuid[])",
    [[...board.keys()]],
  );
  const rooms = new Map(placed.map(({ request, room }) => [request, room]));
  count(
    lost,
    "bookings",
    [...board].filter(([request, place]) => rooms.get(request) !== place?.room).length,
  );

  const recipients = await tally(
    "select recipient as key, count(*)::int as rows from mail where recipient = any($1::text[]) group by recipient",
    new Set(asked.keys()),
  );
  const owed = [...asked].map(([email, { owed: least, sent: most }]) => ({
    least,
    most,
    rows: recipients.get(email) ?? 0,
  }));
  count(lost, "letters", owed.filter(({ rows, least }) => rows < least).length);
  count(doubled, "letters", owed.filter(({ rows, most }) => rows > most).length);
  const delivered = new Map<string, number>();
  for (const id of letters) delivered.set(id, (delivered.get(id) ?? 0) + 1);
  const queued = await ask<{ id: string }>("select id::text from mail");
  count(lost, "letters", queued.filter(({ id }) => !delivered.has(id)).length);

  await forbid(
    "rooms taken twice",
    `select 1 from room_occupancy a join room_occupancy b
    on a.room_id = b.room_id and a.during && b.during and a.id < b.id`,
  );
  await forbid(
    "principals in two places",
    `select 1 from principal_occupancy a join principal_occupancy b
    on a.delegation_id = b.delegation_id and a.level = b.level and a.during && b.during and a.id < b.id`,
  );
  await forbid("quotas overrun", "select 1 from quota where taken > places");
  await forbid(
    "quotas miscounted",
    `select 1 from quota where kind = 'badge' and taken <> (select count(*) from nominee
    where nominee.delegation_id = quota.delegation_id and nominee.quota_group = quota.quota_group and holds_a_place(status))`,
  );
  await forbid(
    "badges printed in two batches",
    `select 1 from print_entry where kind = 'printed' and batch_id is not null
    group by badge_id having count(*) > 1`,
  );
  await forbid(
    "batches not done",
    `select 1 from print_batch where state <> 'done' and id = any(array[${[...orders.values()].map((id) => `'${id}'`).join()}]::uuid[])`,
  );
  await forbid(
    "jobs given up",
    "select 1 from graphile_worker.jobs where attempts >= max_attempts",
  );

  const sum = (numbers: Map<Kind, number>) =>
    KINDS.reduce((total, kind) => total + (numbers.get(kind) ?? 0), 0);
  return {
    lost: sum(lost),
    doubled: sum(doubled),
    lettersTwice: [...delivered.values()].filter((times) => times > 1).length,
    faults,
  };

  async function forbid(what: string, query: string): Promise<void> {
    const rows = await ask(query);
    if (rows.length > 0) faults.push(`${what}: ${rows.length}`);
  }
}

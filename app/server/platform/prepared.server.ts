import type { Sql, TransactionSql } from "postgres";

import { meters } from "./metrics/meters.server.ts";
import { awaitAnswer, refuseLate } from "./patience.server.ts";

/** As many as the product has that are asked every day; each costs some 20 kB in every connection. */
const MOST = 300;
const FIRST_HEARD = 2_000;

const heard = new Set<string>();
const prepared = new Set<string>();

/**
 * From its second time on a statement is prepared: drizzle asks for none, and then each costs a second round trip (what
 * types have its parameters?) and is planned anew. Bounded, because a list of identifiers of each length is a text of
 * its own and a connection forgets none.
 */
function worthPreparing(text: string): boolean {
  if (prepared.has(text)) return true;
  if (prepared.size >= MOST) return false;
  if (heard.delete(text)) {
    prepared.add(text);
    return true;
  }
  if (heard.size >= FIRST_HEARD) heard.clear();
  heard.add(text);
  return false;
}

/**
 * The driver as drizzle shall see it: statements asked again are prepared, in transactions too, and nobody waits for ever.
 * @param lost hears that a statement was left without an answer: its connection is dead, and so may be the others
 */
export function preparing(client: Sql, lost: () => void = () => undefined): Sql {
  return new Proxy(client, {
    get: (target, name) => {
      if (name === "unsafe") return unsafe(target, lost);
      if (name === "begin") return (work: Work) => begin(target, work, lost);
      return Reflect.get(target, name) as unknown;
    },
  });
}

type Work = (tx: TransactionSql) => Promise<unknown>;

/**
 * BEGIN and COMMIT are statements too, which only the driver sees. Counted, because a transaction has a connection to itself and
 * others wait behind it; single statements share theirs.
 */
async function begin(client: Sql, work: Work, lost: () => void): Promise<unknown> {
  refuseLate();
  const { transactions } = meters;
  const wait = () => awaitAnswer(() => undefined, lost);
  let answered = wait();
  let state: keyof typeof transactions = "waiting";
  transactions[state] += 1;
  try {
    return await client.begin(async (tx) => {
      answered();
      transactions[state] -= 1;
      state = "open";
      transactions[state] += 1;
      try {
        return await work(within(tx, lost));
      } finally {
        answered = wait();
      }
    });
  } finally {
    transactions[state] -= 1;
    answered();
  }
}

function within(tx: TransactionSql, lost: () => void): TransactionSql {
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === "unsafe") return unsafe(target, lost);
      if (name === "savepoint")
        return (work: Work) => target.savepoint((inner) => work(within(inner, lost)));
      return Reflect.get(target, name) as unknown;
    },
  });
}

const unsafe =
  (client: Sql | TransactionSql, lost: () => void): Sql["unsafe"] =>
  (text, values = [], options) => {
    refuseLate();
    const prepare = values.length > 0 && worthPreparing(text);
    return awaited(client.unsafe(text, values, { ...options, prepare }), lost);
  };

function awaited<Query extends PromiseLike<unknown> & { cancel: () => void }>(
  query: Query,
  lost: () => void,
): Query {
  const answered = awaitAnswer(() => query.cancel(), lost);
  query.then(answered, answered);
  return query;
}

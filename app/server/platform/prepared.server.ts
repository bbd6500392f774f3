import type { Sql, TransactionSql } from "postgres";

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

/** The driver as drizzle shall see it: statements asked again are prepared, in transactions too. */
export function preparing(client: Sql): Sql {
  return new Proxy(client, {
    get: (target, name) => {
      if (name === "unsafe") return unsafe(target);
      if (name === "begin") return (work: Work) => target.begin((tx) => work(within(tx)));
      return Reflect.get(target, name) as unknown;
    },
  });
}

type Work = (tx: TransactionSql) => Promise<unknown>;

function within(tx: TransactionSql): TransactionSql {
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === "unsafe") return unsafe(target);
      if (name === "savepoint")
        return (work: Work) => target.savepoint((inner) => work(within(inner)));
      return Reflect.get(target, name) as unknown;
    },
  });
}

const unsafe =
  (client: Sql | TransactionSql): Sql["unsafe"] =>
  (text, values = [], options) =>
    client.unsafe(text, values, {
      ...options,
      prepare: values.length > 0 && worthPreparing(text),
    });

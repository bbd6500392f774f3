import type { Sql, TransactionSql } from "postgres";

import { ConnectionCut, isCut } from "./away.server.ts";
import { meters } from "./metrics/meters.server.ts";
import { awaitAnswer, refuseLate } from "./patience.server.ts";

/** As many as the product has that are asked every day; each costs some 20 kB in every connection. */
const MOST = 300;
const FIRST_HEARD = 2_000;

/** Without parameters a text may also be several statements, which cannot be prepared. */
const READS = /^\s*(?:select|with)\b[^;]*$/i;

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
 * @param lost hears that a connection was cut, or left a statement without an answer: so may be the others
 */
export function preparing(client: Sql, lost: () => void = () => undefined): Sql {
  const line: Line = { isCut: false, cut: lost, lost };
  return new Proxy(client, {
    get: (target, name) => {
      if (name === "unsafe") return unsafe(target, line);
      if (name === "begin") return (work: Work) => begin(target, work, lost);
      return Reflect.get(target, name) as unknown;
    },
  });
}

type Work = (tx: TransactionSql) => Promise<unknown>;
/** Over what a statement goes: `cut` is told what cut it, `lost` that it leaves a statement without an answer. */
type Line = { isCut: boolean; cut: (error: unknown) => void; lost: () => void };

/**
 * BEGIN and COMMIT are statements too, which only the driver sees. Counted, because a transaction has a connection to itself and
 * others wait behind it; single statements share theirs.
 */
async function begin(client: Sql, work: Work, lost: () => void): Promise<unknown> {
  refuseLate();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  failed.catch(() => undefined);
  const line: Line = {
    isCut: false,
    lost,
    cut: (error) => {
      line.isCut = true;
      lost();
      fail(error);
    },
  };
  const wait = () => awaitAnswer(() => true, lost);
  let answered = wait();
  const { transactions } = meters;
  let state: keyof typeof transactions = "waiting";
  transactions[state] += 1;
  const whole = client.begin(async (tx) => {
    answered();
    transactions[state] -= 1;
    state = "open";
    transactions[state] += 1;
    try {
      return await unlessCut(line, () => work(within(tx, line)));
    } finally {
      answered = wait();
    }
  });
  whole.catch((error: unknown) => isCut(error) && line.cut(error));
  try {
    return await Promise.race([whole, failed]);
  } finally {
    transactions[state] -= 1;
    answered();
  }
}

/**
 * The work of a transaction, never ending once its connection is cut: the driver would send ROLLBACK or COMMIT on it, and a
 * write on a connection that is gone throws where nobody can catch it (postgres 3.4.9, `nextWrite`), or spoils the next one.
 */
async function unlessCut<T>(line: Line, work: () => Promise<T>): Promise<T> {
  try {
    const done = await work();
    if (!line.isCut) return done;
  } catch (error) {
    if (!line.isCut) throw error;
  }
  return new Promise<never>(() => undefined);
}

function within(tx: TransactionSql, line: Line): TransactionSql {
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === "unsafe") return unsafe(target, line);
      if (name === "savepoint")
        return (work: Work) =>
          target.savepoint((inner) => unlessCut(line, () => work(within(inner, line))));
      return Reflect.get(target, name) as unknown;
    },
  });
}

const unsafe =
  (client: Sql | TransactionSql, line: Line): Sql["unsafe"] =>
  (text, values = [], options) => {
    refuseLate();
    if (line.isCut) throw new ConnectionCut();
    const prepare = (values.length > 0 || READS.test(text)) && worthPreparing(text);
    // Left alone, the driver sends what has no parameters as mere text, which is planned anew each time.
    const how = { ...options, prepare, simple: values.length === 0 && !prepare };
    return awaited(client.unsafe(text, values, how), line);
  };

type Cancellable = { cancel: () => void };

/**
 * Gives a statement up. Not one that is sent and waits behind others on its connection: the driver (postgres 3.4.9,
 * `ReadyForQuery`) leaves such a one out of its count, and the next statement, somebody else's, is given its rows.
 * @returns false for such a one, which is to be asked again
 */
function giveUp(query: Cancellable): boolean {
  const isSent = "state" in query && query.state !== null;
  const isNext = "active" in query && query.active === true;
  if (isSent && !isNext) return false;
  query.cancel();
  return true;
}

function awaited<Query extends PromiseLike<unknown> & Cancellable>(
  query: Query,
  { cut, lost }: Line,
): Query {
  const answered = awaitAnswer(() => giveUp(query), lost);
  query.then(answered, (error: unknown) => {
    answered();
    if (isCut(error)) cut(error);
  });
  return query;
}

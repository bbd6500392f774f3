import type { TransactionSql } from "postgres";

import { sqlClient } from "#app/server/platform/database.server.ts";

type Asking = { unsafe: (text: string, ...rest: never[]) => unknown };

/** The texts of all statements that this work sends to the database, in order, within transactions too. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = [];
  const listenTo = (asking: Asking): (() => void) => {
    const { unsafe } = asking;
    asking.unsafe = (text, ...rest) => {
      heard.push(text);
      return unsafe.call(asking, text, ...rest);
    };
    return () => (asking.unsafe = unsafe);
  };
  const client = sqlClient();
  const begin = client.begin.bind(client) as (
    run: (tx: TransactionSql) => Promise<unknown>,
  ) => Promise<unknown>;
  const stop = listenTo(client as Asking);
  Object.assign(client, {
    begin: (run: (tx: TransactionSql) => Promise<unknown>) =>
      begin((tx) => {
        heard.push("begin");
        listenTo(tx as Asking);
        return run(tx);
      }),
  });
  try {
    await work();
  } finally {
    stop();
    Object.assign(client, { begin });
  }
  return heard;
}

import { fork } from "node:child_process";
import { join } from "node:path";

import postgres from "postgres";

import { type Asked, overhear } from "../frame/overhear.ts";
import { connectionTo } from "./connection.ts";
import { at } from "./mix.ts";
import type { Mixed } from "./run-mix.ts";

const CONNECTIONS = 50;
const SQL_CONNECTIONS = 10;

/** What a bare Node HTTP server answers a second to the same driver, bodies of the mix's sizes in the mix's proportions. */
export async function bareHttp({ parts }: Mixed, seconds: number): Promise<number> {
  const server = fork(join(import.meta.dirname, "bare-server.ts"), {
    execArgv: ["--import", "tsx"],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.once("message", (told) => resolve(Number(told)));
      server.once("exit", () => reject(new Error("The bare server did not start")));
    });
    const sizes = inProportion(parts);
    return await asFastAsAnswered(seconds, CONNECTIONS, () => {
      const { ask } = connectionTo(port);
      return (index) => ask({ path: `/?bytes=${at(sizes, index)}` });
    });
  } finally {
    server.disconnect();
  }
}

/** A hundred sizes, as often as the mix asks for each. */
function inProportion(parts: Mixed["parts"]): number[] {
  const all = parts.reduce((sum, { times }) => sum + times, 0);
  return parts
    .flatMap(({ times, bytes }) =>
      Array.from({ length: Math.max(1, Math.round((times / all) * 100)) }, () => bytes),
    )
    .toSorted((a, b) => ((a * 7919) % 101) - ((b * 7919) % 101));
}

/** The statements of pages through the driver alone: how many pages' worth a second the database gives. */
export async function bareSql(
  pages: readonly (() => Promise<unknown>)[],
  seconds: number,
): Promise<{ perSecond: number; statements: number }> {
  const asked: (readonly Asked[])[] = [];
  for (const page of pages) {
    await page(); // What a process reads once is no part of a page.
    asked.push((await overhear(page)).filter(({ text }) => /^\s*(select|with)/i.test(text)));
  }
  const sql = postgres(process.env.DATABASE_URL ?? "", {
    ...{ max: SQL_CONNECTIONS, onnotice: () => undefined },
  });
  try {
    const perSecond = await asFastAsAnswered(seconds, SQL_CONNECTIONS, () => async (index) => {
      for (const { text, parameters } of at(asked, index))
        await sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
    });
    return { perSecond, statements: asked.flat().length };
  } finally {
    await sql.end();
  }
}

/** So many at once, each asking again when it was answered; times a second. */
async function asFastAsAnswered(
  seconds: number,
  count: number,
  open: () => (index: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1000;
  const done = await Promise.all(
    Array.from({ length: count }, async (_, own) => {
      const ask = open();
      let times = 0;
      while (performance.now() < until) await ask(own + count * times++);
      return times;
    }),
  );
  const all = done.reduce((sum, times) => sum + times, 0);
  return Math.round((all * 1000) / (performance.now() - began));
}

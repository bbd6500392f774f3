import { AsyncLocalStorage } from "node:async_hooks";

import { OutOfTime } from "./away.server.ts";

/** So long a reader waits for what the database has to say, all statements of a request together. */
const READER_MS = 8_000;
/** A statement that has no answer by now will have none: the server ends those of a request itself before. */
const SILENCE_MS = 8_500;
/** How often it is looked whether a statement can be given up by now. */
const AGAIN_MS = 100;

/** When a request's time with the database ends (`performance.now`); not before it has asked for the first time. */
type Asked = { until?: number };
const asked = new AsyncLocalStorage<Asked | undefined>();

/** Does the work of a request: from its first statement on it has 8 s, then its statements are refused (OutOfTime). */
export const asRequest = <T>(work: () => T): T => asked.run({}, work);

/** Does what outlives the request that began it, as listening does: without its limit. */
export const outsideRequest = <T>(work: () => T): T => asked.run(undefined, work);

/** @throws OutOfTime when the request that asks has had its time */
export function refuseLate(): void {
  const mine = asked.getStore();
  if (!mine) return;
  mine.until ??= performance.now() + READER_MS;
  if (performance.now() >= mine.until) throw new OutOfTime();
}

/**
 * Waits with somebody for an answer of the database.
 * @param cancel at the end of the reader's time: ask the server to give up; false where it must be asked again later
 * @param lost when there was no answer at all for so long that the connection must be dead (jobs may take longer: for them never)
 * @returns to be called at the answer
 */
export function awaitAnswer(cancel: () => boolean, lost: () => void): () => void {
  const until = asked.getStore()?.until;
  if (until === undefined) return () => undefined;
  let late: NodeJS.Timeout;
  const giveUp = () => {
    if (!cancel()) late = setTimeout(giveUp, AGAIN_MS);
  };
  late = setTimeout(giveUp, Math.max(0, until - performance.now()));
  const silent = setTimeout(lost, SILENCE_MS);
  return () => {
    clearTimeout(late);
    clearTimeout(silent);
  };
}

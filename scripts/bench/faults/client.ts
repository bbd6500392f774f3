import { setTimeout as sleep } from "node:timers/promises";

import { NotServed } from "./browser.ts";
import type { Kind, Ledger } from "./ledger.ts";

/** Somebody at work. `once` does one piece of it; a piece begun is carried through every outage until it is known to be done. */
export type Client = { kind: Kind; pauseMs: number; once: () => Promise<void> };

const AFTER_FAILURE_MS = 250;

/** Lets everybody work until told to stop; ends when each has finished what it began. */
export async function work(
  clients: readonly Client[],
  ledger: Ledger,
  isOver: () => boolean,
): Promise<void> {
  await Promise.all(
    clients.map(async ({ kind, pauseMs, once }) => {
      while (!isOver()) {
        try {
          await once();
          await sleep(pauseMs);
        } catch (error) {
          if (!(error instanceof NotServed)) throw error;
          ledger.fail(kind, error.message);
          await sleep(AFTER_FAILURE_MS);
        }
      }
    }),
  );
}

/** Tries until it is served: what a phone does with its queue, and a person with a page that did not come. */
export async function untilServed<T>(
  kind: Kind,
  ledger: Ledger,
  ask: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NotServed)) throw error;
      ledger.fail(kind, error.message);
      await sleep(AFTER_FAILURE_MS);
    }
  }
}

/**
 * Does something as a person does who does not know whether it arrived: sends, and on a failure looks before sending again.
 * @param look whether it is done already
 */
export async function sendOrLook(
  kind: Kind,
  ledger: Ledger,
  { send, look }: { send: () => Promise<void>; look: () => Promise<boolean> },
): Promise<void> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof NotServed)) throw error;
      ledger.fail(kind, error.message);
      await sleep(AFTER_FAILURE_MS);
    }
    if (await untilServed(kind, ledger, look)) return;
  }
}

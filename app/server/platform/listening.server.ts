import { randomUUID } from "node:crypto";

import postgres from "postgres";

import { CONNECTING } from "./database.server.ts";
import { env } from "./env.server.ts";

/** Whoever wants to hear of a channel. */
export type Hearer = {
  channels: readonly string[];
  hear: (payload: string) => void;
  /** The line was cut and stands again: whatever was said meanwhile nobody heard. */
  missed: () => void;
};

/** A line on which our own word does not come back is dead, however open it looks. */
const PULSE_MS = 2_000;
const SILENCE_MS = 7_000;
const PULSE = "pulse";

const hearers = new Set<Hearer>();
let line: ReturnType<typeof openLine> | undefined;
const tell = (channel: string, how: (hearer: Hearer) => void) => {
  for (const hearer of hearers) if (hearer.channels.includes(channel)) how(hearer);
};

/**
 * Hears what the database tells by NOTIFY, on one line for this whole process, which is drawn anew when it was cut.
 * @returns how to stop
 */
export function hearNews(hearer: Hearer): () => void {
  hearers.add(hearer);
  line ??= openLine(false);
  for (const channel of hearer.channels) line.listen(channel);
  return () => {
    hearers.delete(hearer);
    if (hearers.size > 0) return;
    line?.close();
    line = undefined;
  };
}

function openLine(isAgain: boolean) {
  const sql = postgres(env().DATABASE_URL, { max: 1, ...CONNECTING });
  const self = randomUUID();
  const known = new Set<string>();
  let heard = performance.now();
  const listen = (channel: string) => {
    if (known.has(channel)) return;
    known.add(channel);
    let wasListening = isAgain;
    const listening = sql.listen(
      channel,
      (payload) => tell(channel, ({ hear }) => hear(payload)),
      () => {
        if (wasListening) tell(channel, ({ missed }) => missed());
        wasListening = true;
      },
    );
    // The driver listens again by itself once it is connected.
    listening.catch(() => undefined);
  };
  sql
    .listen(PULSE, (from) => {
      if (from === self) heard = performance.now();
    })
    .catch(() => undefined);
  const beat = setInterval(() => {
    if (performance.now() - heard > SILENCE_MS) drawAnew();
    else sql.notify(PULSE, self).catch(() => undefined);
  }, PULSE_MS);
  beat.unref();
  const close = () => {
    clearInterval(beat);
    void sql.end({ timeout: 0 });
  };
  return { listen, close };
}

function drawAnew(): void {
  line?.close();
  line = openLine(true);
  for (const { channels } of hearers) for (const channel of channels) line.listen(channel);
}

import { sqlClient } from "./database.server.ts";

/** Balancers close connections on which nothing is said. */
const HEARTBEAT_MS = 25_000;
/** A thousand changes of one moment are one piece of news. */
const GATHER_MS = 150;

type Channel = "bilaterals" | "gates" | "plans" | "precedence" | "programme";

/**
 * Server-sent events: an empty message soon after something was committed of which PostgreSQL's `NOTIFY` tells, whichever
 * process wrote it.
 * @param channels of the notifications
 * @param concerns whether a payload is for this listener
 */
export function newsStream(
  signal: AbortSignal,
  channels: Channel | readonly Channel[],
  concerns: (payload: string) => boolean = () => true,
): Response {
  return eventStream(signal, async (tell) => {
    let waiting: NodeJS.Timeout | undefined;
    const hear = (payload: string) => {
      if (!concerns(payload)) return;
      waiting ??= setTimeout(() => {
        waiting = undefined;
        tell();
      }, GATHER_MS);
    };
    const listening = await Promise.all(
      [channels].flat().map((channel) => sqlClient().listen(channel, hear)),
    );
    return () => {
      clearTimeout(waiting);
      for (const each of listening) void each.unlisten();
    };
  });
}

/**
 * Server-sent events: an empty message whenever `listen` tells, until the reader goes.
 * @param listen begins to listen, and answers how to stop
 */
export function eventStream(
  signal: AbortSignal,
  listen: (tell: () => void) => (() => void) | Promise<() => void>,
): Response {
  const text = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const say = (line: string) => {
        stream.enqueue(text.encode(line));
      };
      say("retry: 3000\n\n");
      const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS);
      const unlisten = await listen(() => say("data: changed\n\n"));
      stop = () => {
        stop = () => undefined;
        clearInterval(heartbeat);
        unlisten();
      };
      const close = () => {
        stop();
        stream.close();
      };
      if (signal.aborted) close();
      else signal.addEventListener("abort", close, { once: true });
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      // Compressed or buffered on the way, news would come late.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

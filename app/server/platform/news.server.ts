import { hearNews } from "./listening.server.ts";
import { meters } from "./metrics/meters.server.ts";
import { outsideRequest } from "./patience.server.ts";

/** Balancers close connections on which nothing is said. */
const HEARTBEAT_MS = 25_000;
/** A thousand changes of one moment are one piece of news. */
const GATHER_MS = 150;

type Channel = "bilaterals" | "gates" | "plans" | "precedence" | "programme";

/**
 * Server-sent events: an empty message soon after something was committed of which PostgreSQL's `NOTIFY` tells, whichever
 * process wrote it; and after the line to the database was cut, when something may have been.
 * @param channels of the notifications
 * @param concerns whether a payload is for this listener
 */
export function newsStream(
  signal: AbortSignal,
  channels: Channel | readonly Channel[],
  concerns: (payload: string) => boolean = () => true,
): Response {
  return eventStream(signal, (tell) => {
    let waiting: NodeJS.Timeout | undefined;
    const soon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        tell();
      }, GATHER_MS);
    };
    const stop = hearNews({
      channels: [channels].flat(),
      hear: (payload) => {
        if (concerns(payload)) soon();
      },
      missed: soon,
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  });
}

/**
 * Server-sent events: an empty message whenever `listen` tells, until the reader goes.
 * @param listen begins to listen, and answers how to stop
 */
export function eventStream(
  signal: AbortSignal,
  listen: (tell: () => void) => () => void,
): Response {
  const text = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const say = (line: string) => {
        stream.enqueue(text.encode(line));
      };
      say("retry: 3000\n\n");
      const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS);
      const unlisten = outsideRequest(() => listen(() => say("data: changed\n\n")));
      meters.streams += 1;
      stop = () => {
        stop = () => undefined;
        meters.streams -= 1;
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

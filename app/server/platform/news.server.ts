import { sqlClient } from "./database.server.ts";

/** Balancers close connections on which nothing is said. */
const HEARTBEAT_MS = 25_000;
/** A thousand changes of one moment are one piece of news. */
const GATHER_MS = 150;

/**
 * Server-sent events: an empty message soon after something was committed of which PostgreSQL's `NOTIFY` tells, whichever
 * process wrote it.
 * @param channel of the notification
 * @param concerns whether a payload is for this listener
 */
export function newsStream(
  signal: AbortSignal,
  channel: "bilaterals" | "gates",
  concerns: (payload: string) => boolean = () => true,
): Response {
  const text = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const say = (line: string) => {
        stream.enqueue(text.encode(line));
      };
      let waiting: NodeJS.Timeout | undefined;
      const hear = (payload: string) => {
        if (!concerns(payload)) return;
        waiting ??= setTimeout(() => {
          waiting = undefined;
          say("data: changed\n\n");
        }, GATHER_MS);
      };
      say("retry: 3000\n\n");
      const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS);
      const listening = await sqlClient().listen(channel, hear);
      stop = () => {
        stop = () => undefined;
        clearInterval(heartbeat);
        clearTimeout(waiting);
        void listening.unlisten();
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

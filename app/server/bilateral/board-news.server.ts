import { sqlClient } from "../platform/database.server.ts";

/** Balancers close connections on which nothing is said. */
const HEARTBEAT_MS = 25_000;

/** Server-sent events: an empty message each time a booking is committed, whichever process wrote it. */
export function boardNews(signal: AbortSignal): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream({
    async start(stream) {
      const say = (line: string) => {
        stream.enqueue(text.encode(line));
      };
      say("retry: 3000\n\n");
      const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS);
      const listening = await sqlClient().listen("bilaterals", () => say("data: changed\n\n"));
      stop = () => {
        stop = () => undefined;
        clearInterval(heartbeat);
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
}

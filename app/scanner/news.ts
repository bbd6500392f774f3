import { createParser } from "eventsource-parser";

import type { Api } from "./api.ts";

const REST_MS = 3_000;

/**
 * Calls `onNews` whenever the server says that something changed, and once more each time the line comes back: what was
 * said meanwhile was not heard. Until the signal ends it. A network that comes and goes is the usual case, no error.
 */
export async function followNews(
  openNews: Api["openNews"],
  onNews: () => void,
  signal: AbortSignal,
): Promise<void> {
  const parser = createParser({ onEvent: onNews });
  while (!signal.aborted) {
    const opened = await openNews(signal);
    if (opened.ok) {
      onNews();
      await readAll(opened.value, (part) => parser.feed(part)).catch(() => undefined);
      parser.reset();
    }
    await rest(signal);
  }
}

async function readAll(stream: ReadableStream<Uint8Array>, take: (part: string) => void) {
  const reader = stream.getReader();
  const text = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(text.decode(value, { stream: true }));
  }
}

const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, REST_MS);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });

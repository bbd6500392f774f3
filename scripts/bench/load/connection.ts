import { type LineAnswer, lineTo } from "../gate/line.ts";

/** Longer than anybody waits; what takes longer counts as an error. */
export const PATIENCE_MS = 10_000;

export type Headers = Readonly<Record<string, string>>;
export type Asking = { path: string; headers?: Headers; form?: Readonly<Record<string, string>> };
/** One kept connection of a browser. Questions wait for one another, as over HTTP/1.1. */
export type Connection = { ask: (what: Asking) => Promise<LineAnswer> };

const BROWSER: Headers = {
  "accept-encoding": "gzip, deflate",
  "accept-language": "en",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0 Safari/537.36",
};

/** @throws Error (of `ask`) on any answer that is neither 2xx nor 3xx, and after ten seconds without one */
export function connectionTo(port: number, own: Headers = {}): Connection {
  const line = lineTo(port, PATIENCE_MS);
  const queue = inTurn();
  return {
    ask: async (what) => {
      const answer = await queue(() => line.ask(written(port, what, own)));
      if (answer.status < 200 || answer.status > 399)
        throw new Error(`${what.path} answered ${answer.status}`);
      return answer;
    },
  };
}

/** A queue: each piece of work begins when the one before it has ended, well or not. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
}

/** The request as it goes over the line. */
export function written(port: number, { path, headers, form }: Asking, own: Headers): Buffer {
  const body = form ? new URLSearchParams(form).toString() : "";
  const all = {
    ...BROWSER,
    ...own,
    ...headers,
    ...(form && {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
      "sec-fetch-site": "same-origin",
    }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(
    `${form ? "POST" : "GET"} ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${lines.join("\r\n")}\r\n\r\n${body}`,
  );
}

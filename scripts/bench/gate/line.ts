import { connect, type Socket } from "node:net";

export type LineAnswer = { status: number; headers: ReadonlyMap<string, string>; body: Buffer };
/** One connection, one question at a time. */
export type Line = { ask: (request: Buffer) => Promise<LineAnswer> };

/** The server hangs up after 65 s of silence, and says so; like a browser we do not ask into a line that may be closing. */
const KEPT_MS = 60_000;

const END_OF_HEAD = "\r\n\r\n";

/**
 * HTTP/1.1 over a socket that is kept, as much of it as our own server speaks. A whole client would take as long for a
 * question as the server for the answer, on the same two processors.
 * @param patienceMs a question that is not answered by then fails, and its line is cut: the answer may come yet
 */
export function lineTo(port: number, patienceMs?: number): Line {
  let socket: Socket | undefined;
  let waiting: { take: (answer: LineAnswer) => void; fail: (error: Error) => void } | undefined;
  let heard = Buffer.alloc(0);
  let lastAsked = 0;
  const open = (): Socket => {
    const made = connect(port, "127.0.0.1").setNoDelay(true);
    made.on("data", (part) => {
      heard = heard.length === 0 ? Buffer.from(part) : Buffer.concat([heard, part]);
      const answer = answerIn(heard);
      if (!answer) return;
      heard = Buffer.alloc(0);
      waiting?.take(answer);
    });
    made.on("error", (error) => {
      if (socket === made) waiting?.fail(error);
    });
    made.on("close", () => {
      if (socket !== made) return;
      heard = Buffer.alloc(0);
      socket = undefined;
      waiting?.fail(new Error("The server hung up"));
    });
    made.unref();
    return made;
  };
  const leave = (): void => {
    const left = socket;
    socket = undefined;
    left?.destroy();
  };
  const ask = (request: Buffer): Promise<LineAnswer> =>
    new Promise((take, fail) => {
      const now = performance.now();
      if (now - lastAsked > KEPT_MS) leave();
      lastAsked = now;
      waiting = { take, fail };
      socket ??= open();
      socket.ref();
      socket.write(request);
    });
  if (patienceMs === undefined) return { ask };
  return {
    ask: async (request) => {
      const late = setTimeout(
        () => socket?.destroy(new Error(`No answer within ${patienceMs} ms`)),
        patienceMs,
      );
      try {
        return await ask(request);
      } finally {
        clearTimeout(late);
      }
    },
  };
}

/** The answer, once all of it is there. */
function answerIn(heard: Buffer): LineAnswer | undefined {
  const end = heard.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const [first = "", ...lines] = heard.toString("latin1", 0, end).split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
    }),
  );
  const from = end + END_OF_HEAD.length;
  const status = Number(first.split(" ")[1]);
  if (headers.get("transfer-encoding") === "chunked") {
    const body = unchunked(heard.subarray(from));
    return body && { status, headers, body };
  }
  const length = Number(headers.get("content-length") ?? 0);
  if (heard.length < from + length) return undefined;
  return { status, headers, body: heard.subarray(from, from + length) };
}

/** Chunks (RFC 9112 §7.1) put together; undefined while the last is not there. */
function unchunked(heard: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = heard.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const length = Number.parseInt(heard.toString("latin1", at, end), 16);
    if (heard.length < end + 2 + length + 2) return undefined;
    if (length === 0) return Buffer.concat(parts);
    parts.push(heard.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}

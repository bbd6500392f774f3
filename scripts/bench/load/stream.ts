import { connect } from "node:net";

import { PATIENCE_MS } from "./connection.ts";

/** An open stream of events. */
export type Stream = {
  /** Pieces of news so far; heartbeats are none. */
  heard: () => number;
  /** Why it ended although nobody closed it; null while it is open. */
  broken: () => string | null;
  close: () => void;
};

/** Opens a stream of server-sent events. @throws Error when it is not answered with one */
export function openStream(
  port: number,
  request: Buffer,
  onNews: () => void = () => undefined,
): Promise<Stream> {
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  let heard = 0;
  let broken: string | null = null;
  let closing = false;
  const stream: Stream = {
    heard: () => heard,
    broken: () => broken,
    close: () => {
      closing = true;
      socket.destroy();
    },
  };
  const opened = new Promise<Stream>((resolve, reject) => {
    let head = "";
    const gone = (why: string) => {
      if (!closing) broken ??= why;
      reject(new Error(why));
    };
    socket.on("error", ({ message }) => gone(message));
    socket.on("close", () => gone("The stream was cut"));
    socket.on("data", (part) => {
      const text = part.toString("latin1");
      if (head.includes("\r\n\r\n")) {
        const news = text.split("data: ").length - 1;
        heard += news;
        if (news > 0) onNews();
        return;
      }
      head += text;
      if (!head.includes("\r\n\r\n")) return;
      if (/^HTTP\/1\.1 200 [\s\S]*text\/event-stream/i.test(head)) resolve(stream);
      else gone(`A stream was answered with ${head.slice(9, 12)}`);
    });
  });
  const late = setTimeout(() => socket.destroy(new Error("A stream was not opened")), PATIENCE_MS);
  socket.write(request);
  return opened.finally(() => clearTimeout(late));
}

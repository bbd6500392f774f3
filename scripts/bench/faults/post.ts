import type { AddressInfo } from "node:net";

import { SMTPServer } from "smtp-server";

/** A mail server that keeps count: Message-ID of every letter that it has taken, as often as it took it. */
export type Post = { url: string; taken: string[]; close: () => void };

/** @param onLetter hears of each letter when it was taken */
export async function openPost(onLetter: (messageId: string) => void): Promise<Post> {
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, done) => {
      let letter = "";
      stream.on("data", (part: Buffer) => (letter += part.toString("latin1")));
      stream.on("end", () => {
        const id = /^message-id:\s*<([^@>]+)@/im.exec(letter)?.[1] ?? "";
        taken.push(id);
        onLetter(id);
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken, close: () => void server.close() };
}

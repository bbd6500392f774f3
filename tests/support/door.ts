import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll } from "vitest";

/** What becomes of the server's whole answer on its way out; null cuts the line instead of it. */
type Meddle = (answer: Buffer) => Buffer | null;

export type Door = {
  url: string;
  /** From now on nobody is answered, and whoever is being answered hears no more. */
  shut: () => void;
  open: () => void;
};

/**
 * A door before the product, which can be shut as a network is, and behind which answers can be changed or lost once the
 * server gave them. The product then answers to the door's address.
 * @param meddle by path; answers of other paths pass as they come
 */
export async function openDoor(pages: string, meddle: Record<string, Meddle>): Promise<Door> {
  const { port } = new URL(pages);
  let isShut = false;
  const server = createServer((asked, answer) => {
    if (isShut) return asked.socket.destroy();
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    const onward = request(
      { host: "127.0.0.1", port, path: asked.url, method: asked.method, headers },
      (given) => {
        const change = meddle[asked.url ?? ""];
        if (!change) {
          answer.writeHead(given.statusCode ?? 502, given.headers);
          return given.pipe(answer);
        }
        const parts: Buffer[] = [];
        given.on("data", (part: Buffer) => parts.push(part));
        given.on("end", () => {
          const changed = change(Buffer.concat(parts));
          if (!changed) return asked.socket.destroy();
          const headers = { ...given.headers, "content-length": String(changed.length) };
          delete headers["transfer-encoding"];
          return answer.writeHead(given.statusCode ?? 502, headers).end(changed);
        });
        return undefined;
      },
    );
    onward.on("error", () => asked.socket.destroy());
    answer.on("close", () => onward.destroy());
    return asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  process.env.ORIGIN = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: process.env.ORIGIN,
    shut: () => {
      isShut = true;
      server.closeAllConnections();
    },
    open: () => {
      isShut = false;
    },
  };
}

/** A bare Node HTTP server, in a process of its own: answers `/?bytes=N` with so many, from memory. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const bodies = new Map<number, Buffer>();

const server = createServer((request, response) => {
  const bytes = Number(new URL(request.url ?? "", "http://localhost").searchParams.get("bytes"));
  const body = bodies.get(bytes) ?? Buffer.alloc(bytes, "x");
  bodies.set(bytes, body);
  response.writeHead(200, { "content-length": body.length }).end(body);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
// Nobody is left to ask.
process.on("disconnect", () => process.exit(0));

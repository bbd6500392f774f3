import type { RequestHandler } from "express";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Answers (421) only to this computer's own names. The demonstration signs in by one click, and a foreign page whose
 * name was pointed at 127.0.0.1 (DNS rebinding) would otherwise be same-origin with it.
 */
export const loopbackNamesOnly: RequestHandler = (request, response, next) => {
  if (LOOPBACK.has((request.get("host") ?? "").replace(/:\d+$/, "").toLowerCase())) return next();
  response
    .status(421)
    .type("text")
    .send("The demonstration answers to localhost only. For other devices: npm start -- --lan\n");
};

import type { RequestHandler } from "express";

import { ADDRESS_HEADER } from "../access/address.server.ts";

/**
 * Tells the routes where a request came from: the connection's address, or the one that a trusted proxy names. Whatever
 * the visitor wrote into that header is replaced, so that nobody escapes a limit by inventing addresses.
 */
export const nameVisitor: RequestHandler = (request, _response, next) => {
  request.headers[ADDRESS_HEADER] = request.ip ?? "unknown";
  next();
};

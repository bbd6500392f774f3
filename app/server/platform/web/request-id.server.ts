import { randomUUID } from "node:crypto";

import type { RequestHandler } from "express";

import { withinRequest } from "../request-scope.server.ts";

export const REQUEST_ID_HEADER = "x-request-id";

/** A UUID, or the 32 hexadecimal digits that proxies make (nginx: `$request_id`). */
const WELL_FORMED = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/**
 * Gives each request its number: the one that a trusted proxy (TRUST_PROXY) gave it, else a new one. Whatever else a client
 * wrote there is dropped, so that nobody writes into our log or trail.
 */
export const requestId: RequestHandler = (request, response, next) => {
  const trusts = request.app.get("trust proxy fn") as (address: string, hop: number) => boolean;
  const given = request.get(REQUEST_ID_HEADER);
  const isGood =
    given !== undefined && WELL_FORMED.test(given) && trusts(request.socket.remoteAddress ?? "", 0);
  const id = isGood ? asUuid(given) : randomUUID();
  response.setHeader(REQUEST_ID_HEADER, id);
  withinRequest({ id }, next);
};

const asUuid = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("-", "")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

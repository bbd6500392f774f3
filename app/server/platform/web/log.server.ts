import type { IncomingMessage } from "node:http";

import { pino, type Logger } from "pino";
import { pinoHttp, type HttpLogger } from "pino-http";

import { describeError } from "../error-report.server.ts";
import { processWide } from "../process-wide.server.ts";
import { requestScope } from "../request-scope.server.ts";

/** Ids stay readable; whatever else is long enough to be a secret link is not. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const asLogged = (url: string): string =>
  (url.split("?")[0] ?? "")
    .split("/")
    .map((part) =>
      part.length >= 20 && !part.includes(".") && !UUID.test(part) ? ":secret" : part,
    )
    .join("/");

/** JSON lines, of an error its kind and place alone (`describeError`); whatever is said below a request, or a job that it queued, bears the request's id. */
export function logger(level: string, to?: pino.DestinationStream): Logger {
  const mixin = () => {
    const scope = requestScope();
    return scope ? { request: scope.id } : {};
  };
  const made = pino({ level, base: null, mixin, serializers: { err: describeError } }, to);
  current.log = made;
  return made;
}

const current = processWide<{ log?: Logger }>("log", () => ({}));

/** Where the pages say what went wrong below them. */
export const serverLog = (): Logger => (current.log ??= logger("error"));

/**
 * One line a request: method, path, status, duration, id. No address, no header, no query: a log is kept longer
 * and read by more people than a delegation's file.
 */
export function requestLog(log: Logger): HttpLogger {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    genReqId: () => requestScope()?.id ?? "",
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: asLogged(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: describeError,
    },
    autoLogging: { ignore: isOfMachines },
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? "error" : "info",
  });
}

/** Files of the build, and what balancers and collectors ask every few seconds. */
const isOfMachines = ({ url = "" }: IncomingMessage): boolean =>
  /^\/(assets\/|healthz|readyz|metrics$)/.test(url);

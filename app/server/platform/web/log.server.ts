import { pino, type Logger } from "pino";
import { pinoHttp, type HttpLogger } from "pino-http";

/** Ids stay readable; whatever else is long enough to be a secret link is not. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const asLogged = (url: string): string =>
  (url.split("?")[0] ?? "")
    .split("/")
    .map((part) =>
      part.length >= 20 && !part.includes(".") && !UUID.test(part) ? ":secret" : part,
    )
    .join("/");

export const logger = (level: string): Logger => pino({ level, base: null });

/**
 * One line a request: method, path, status, duration, number. No address, no header, no query: a log is kept longer
 * and read by more people than a delegation's file.
 */
export function requestLog(log: Logger): HttpLogger {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: asLogged(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: (error: Error) => ({ type: error.name, message: error.message }),
    },
    autoLogging: { ignore: (request) => /^\/(assets\/|healthz|readyz)/.test(request.url ?? "") },
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? "error" : "info",
  });
}

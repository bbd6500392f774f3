import { join } from "node:path";

import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Logger } from "pino";

import { isAway } from "../away.server.ts";
import { env, isDemonstration } from "../env.server.ts";
import { makeRegistry } from "../metrics/registry.server.ts";
import { bodyLimit } from "./body-limit.server.ts";
import { type Drain, drainable } from "./drain.server.ts";
import { health } from "./health.server.ts";
import { loopbackNamesOnly } from "./known-host.server.ts";
import { requestLog } from "./log.server.ts";
import { metricsPage, requestMeter } from "./metrics.server.ts";
import { pages } from "./pages.server.ts";
import { requestId } from "./request-id.server.ts";
import { sameOriginOnly } from "./same-origin.server.ts";
import { securityHeaders } from "./security.server.ts";

const YEAR = "365d";
/** A page of fifty rows takes a third of the time of the usual 6, for a twentieth more bytes. */
const GZIP_LEVEL = 4;

export type WebOptions = {
  build: () => Promise<ServerBuild>;
  log: Logger;
  /** The built files for browsers, or Vite's own middleware in development. */
  files: { folder: string } | { vite: RequestHandler };
  tls: boolean;
  /** Answers to this computer's names only. */
  loopbackOnly: boolean;
  drain?: Drain;
};

/** The web application around the pages: headers, files, limits, health, then the policy table and the routes. */
export function webApplication(options: WebOptions): Express {
  const { build, log, files, tls, loopbackOnly, drain = drainable() } = options;
  const app = express();
  const development = "vite" in files;
  app.disable("x-powered-by");
  app.set("trust proxy", env().TRUST_PROXY);
  const meters = makeRegistry();
  app.use(requestId, requestMeter(meters));
  app.use(...securityHeaders({ tls, lasting: tls && !isDemonstration(), development }));
  app.use(requestLog(log), drain.watch, comeBackSoon);
  app.use(compression({ filter: mayCompress, level: GZIP_LEVEL }), inOnePiece);
  app.use(health(drain.isDraining));
  app.use(metricsPage(meters));
  if (loopbackOnly) app.use(loopbackNamesOnly);
  app.use(development ? files.vite : builtFiles(files.folder));
  app.use(sameOriginOnly(() => env().ORIGIN));
  app.use(bodyLimit);
  app.all("*", pages(build, development ? "development" : "production"));
  app.use(lastResort(log));
  return app;
}

/** An event stream must leave at once; a compressor would hold it back. */
const mayCompress: compression.CompressionFilter = (request, response) => {
  const type = response.getHeader("content-type");
  return (
    !(typeof type === "string" && type.startsWith("text/event-stream")) &&
    compression.filter(request, response)
  );
};

/** Seconds. */
const SOON = "5";

/** Whoever finds the house shut is told when to come back, and no cache tells it to anybody else. */
const comeBackSoon: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => typeof response;
  response.writeHead = (...head: unknown[]) => {
    if (head[0] === 503) {
      response.setHeader("retry-after", SOON);
      response.setHeader("cache-control", "no-store");
    }
    return writeHead(...head);
  };
  next();
};

/** Remix asks the compressor to let go of each piece; a page is one piece, and would be sent as two. */
const inOnePiece: RequestHandler = (_request, response, next) => {
  response.flush = () => undefined;
  next();
};

/** Files with a digest in their name never change; the others (icons, the service worker) are asked for again. */
function builtFiles(folder: string): RequestHandler {
  const router = express.Router();
  const hashed = {
    immutable: true,
    maxAge: YEAR,
    index: false,
    redirect: false,
    fallthrough: false,
  } as const;
  router.use("/assets", express.static(join(folder, "assets"), hashed));
  router.use(express.static(folder, { maxAge: 0, index: false, redirect: false }));
  return router;
}

const lastResort = (log: Logger): ErrorRequestHandler => {
  return (error: unknown, _request, response, next) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, "A request failed");
    if (response.headersSent) return next(error);
    response
      .status(status)
      .type("text")
      .send(WORDS[status] ?? "Something went wrong on our side.\n");
  };
};

/** Where there is no page to say it on: for programs, and for whoever reads what they got. */
const WORDS: Readonly<Record<number, string>> = {
  404: "Not found\n",
  503: [
    "One moment: the database does not answer just now.",
    "Одну минуту: база данных сейчас не отвечает.",
    "Бір сәт: дерекқор қазір жауап бермей тұр.\n",
  ].join("\n"),
};

function statusOf(error: unknown): number {
  if (isAway(error)) return 503;
  const status = error && typeof error === "object" && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 600 ? status : 500;
}

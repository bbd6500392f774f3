import type { RequestHandler, Response } from "express";

/** A web process that is about to go: it finishes what it has and takes its leave of balancers and browsers. */
export type Drain = {
  watch: RequestHandler;
  isDraining: () => boolean;
  /** From now on it is not ready, each answer is the last on its connection, and event streams end: their readers come again elsewhere. */
  begin: () => void;
};

export function drainable(): Drain {
  const open = new Set<Response>();
  let isDraining = false;
  return {
    watch: (_request, response, next) => {
      open.add(response);
      response.on("close", () => open.delete(response));
      if (isDraining) response.setHeader("connection", "close");
      next();
    },
    isDraining: () => isDraining,
    begin: () => {
      isDraining = true;
      for (const response of open) {
        if (!response.headersSent) response.setHeader("connection", "close");
        else if (isEventStream(response)) response.end();
      }
    },
  };
}

const isEventStream = (response: Response): boolean =>
  String(response.getHeader("content-type")).startsWith("text/event-stream");

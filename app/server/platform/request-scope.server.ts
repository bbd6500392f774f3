import { AsyncLocalStorage } from "node:async_hooks";

import { processWide } from "./process-wide.server.ts";

/** What is known everywhere below a request, or below a job that a request queued. */
export type RequestScope = {
  /** A UUID: on the answer, in the log, in the trail, on the error page. */
  id: string;
  /** The route that answers, once that is known. */
  routeId?: string;
};

const scopes = processWide("request scopes", () => new AsyncLocalStorage<RequestScope>());

export const withinRequest = <T>(scope: RequestScope, work: () => T): T => scopes.run(scope, work);

/** The request at hand; undefined where there is none, as at the clock's jobs and in the sealer. */
export const requestScope = (): RequestScope | undefined => scopes.getStore();

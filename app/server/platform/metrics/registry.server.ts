import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import { meters } from "./meters.server.ts";

/**
 * What a process tells of itself. Labels are route ids, statuses and names of tasks: sets that the release decides, never a
 * path, a name or an id out of the database.
 */
export function makeRegistry() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const own = { registers: [registry] };
  const requests = new Counter({
    ...own,
    name: "shanyrak_http_requests_total",
    help: "Requests answered, by route and status",
    labelNames: ["route", "status"] as const,
  });
  const seconds = new Histogram({
    ...own,
    name: "shanyrak_http_request_duration_seconds",
    help: "From the request's head to the answer's last byte; event streams left out",
    labelNames: ["route"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  new Gauge({
    ...own,
    name: "shanyrak_event_streams_open",
    help: "Event streams that somebody listens to",
    collect() {
      this.set(meters.streams);
    },
  });
  new Gauge({
    ...own,
    name: "shanyrak_database_transactions",
    help: "Transactions of this process that hold a connection, and those that wait for one",
    labelNames: ["state"] as const,
    collect() {
      this.set({ state: "open" }, meters.transactions.open);
      this.set({ state: "waiting" }, meters.transactions.waiting);
    },
  });
  return { registry, requests, seconds };
}
export type Meters = ReturnType<typeof makeRegistry>;

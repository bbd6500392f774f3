import { sqlClient } from "./database.server.ts";

/** Balancers close connections on which nothing is said. */
const HEARTBEAT_MS = 25_000;
/** A thousand changes of one moment are one piece of news. */
const GATHER_MS = 150;

/**
 * Server-sent events: an empty message soon after something was committed of which PostgreSQL's `NOTIFY` tells, whichever
 * process wrote it.
 * @param channel of the notification
 * @param concerns whether a payload is for this listener
 */
export function newsStream(
  signal: AbortSignal,
 | "plans",

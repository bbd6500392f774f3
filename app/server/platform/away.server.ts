/** What drivers and the operating system say when nobody answers at the other end. */
const LOST: readonly string[] = [
  ...["CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOTFOUND", "EAI_AGAIN"],
];
/**
 * Of SQLSTATE (PostgreSQL, appendix A), whole classes: connection lost, resources exhausted (a full disk is 53100, too many
 * connections 53300), ended by an operator or by a limit of time, failure of the system beneath.
 */
const CLASSES = /^(08|53|57|58)[0-9A-Z]{3}$/;
/** Of other classes: lost a race for a lock, a standby that takes no writes yet, a transaction left idle too long. */
const STATES: readonly string[] = ["40001", "40P01", "55P03", "25006", "25P03"];

/** SQLSTATE with which a server ends a session. */
const ENDED: readonly string[] = ["57P01", "57P02", "57P03", "57P04", "57P05"];

/** Whether the connection itself is gone, with whatever was under way on it. */
export function isCut(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = "code" in e && typeof e.code === "string" ? e.code : "";
    if (LOST.includes(code) || ENDED.includes(code) || code.startsWith("08")) return true;
  }
  return false;
}

/** What is asked on a connection that was cut, after it was. */
export class ConnectionCut extends Error {
  readonly code = "CONNECTION_CLOSED";

  constructor() {
    super("The connection to the database was cut");
  }
}

/** A page has asked the database for as long as its reader waits. */
export class OutOfTime extends Error {
  readonly code = "OUT_OF_TIME";

  constructor() {
    super("The database took longer than a reader waits");
  }
}

/**
 * Whether an error says that the database cannot serve now, and will again: nothing is wrong with what was asked. Whoever is
 * told may come back (503); whether the last change was kept, only a look tells.
 */
export function isAway(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = "code" in e && typeof e.code === "string" ? e.code : "";
    if (e instanceof OutOfTime || code === "OUT_OF_TIME") return true;
    if (LOST.includes(code) || CLASSES.test(code) || STATES.includes(code)) return true;
  }
  return false;
}

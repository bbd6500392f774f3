import { processWide } from "../process-wide.server.ts";

/** What is counted where it happens, by the pages and by the server around them alike. */
export const meters = processWide("meters", () => ({
  /** Event streams that somebody listens to now. */
  streams: 0,
  /** Transactions that hold a connection now, and those that wait for one. */
  transactions: { open: 0, waiting: 0 },
}));

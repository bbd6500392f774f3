import { sql } from "drizzle-orm";

import type { Transaction } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";

/** Asks for the work of a batch. By its key it stands in the queue once, however often it is asked for. */
export const queuePrint = (tx: Transaction, batchId: string) =>
  queueJob(tx, "print_batch", { batchId }, { key: `print:${batchId}`, attempts: 5 });

/** How long the pages of a batch are kept after its end. */
const KEPT = "48 hours";

/** Asks for the pages of an ended batch to be dropped later. */
export const queueClearing = (tx: Transaction, batchId: string) =>
  queueJob(
    tx,
    "clear_print",
    { batchId },
    { key: `clear-print:${batchId}`, at: sql`now() + ${KEPT}::interval` },
  );

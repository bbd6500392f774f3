import { sql } from "drizzle-orm";

import type { Transaction } from "../platform/database.server.ts";

/** Asks for the work of a batch. By its key it stands in the queue once, however often it is asked for. */
export const queuePrint = (tx: Transaction, batchId: string) =>
  tx.execute(
    sql`select graphile_worker.add_job('print_batch', json_build_object('batchId', ${batchId}::text),
      job_key := ${`print:${batchId}`}, max_attempts := 5)`,
  );

/** How long the pages of a batch are kept after its end. */
const KEPT = "48 hours";

/** Asks for the pages of an ended batch to be dropped later. */
export const queueClearing = (tx: Transaction, batchId: string) =>
  tx.execute(
    sql`select graphile_worker.add_job('clear_print', json_build_object('batchId', ${batchId}::text),
      run_at := now() + ${KEPT}::interval, job_key := ${`clear-print:${batchId}`})`,
  );

import { inThreads } from "../platform/threads/pool.server.ts";
import type * as sheetsThread from "./sheets.thread.ts";

/** Writes workbooks in a thread. */
export const sheets = inThreads<typeof sheetsThread>("app/server/import/sheets.thread.ts");

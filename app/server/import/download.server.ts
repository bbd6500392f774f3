import { csvText } from "./csv-text.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const CSV = "text/csv; charset=utf-8";

/** A file to be kept, never shown: it may hold passports. */
export const download = (name: string, type: string, body: Uint8Array | string): Response =>
  new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="list.${type === CSV ? "csv" : "xlsx"}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });

/** A table to be kept as CSV; formulas are made text. */
export const downloadCsv = (name: string, rows: readonly (readonly string[])[]): Response =>
  download(name, CSV, csvText(rows));

import { readSheet } from "read-excel-file/universal";

import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS } from "#app/domain/import/limits.ts";
import type { ListRefusal } from "#app/domain/import/refusals.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { readCsv } from "./csv.server.ts";
import { listTypeOf } from "./list-type.server.ts";
import { guardXlsx } from "./xlsx-guard.server.ts";

/** Rows of cells as text, from the first row of the sheet on; days as ISO text. */
export type Table = string[][];

/**
 * Unpacks and reads a list: some take seconds.
 * @param headings known ones by `headingKey`
 */
export async function readTable(
  bytes: Uint8Array,
  headings: ReadonlySet<string>,
): Promise<Result<Table, ListRefusal>> {
  const type = listTypeOf(bytes);
  if (!type.ok) return type;
  const table = type.value === "csv" ? readCsv(bytes, headings) : await readXlsx(bytes);
  if (!table.ok) return table;
  const rows = table.value.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) return err({ kind: "empty" });
  // One for the headings, one for the example.
  if (rows.length > MOST_ROWS + 2) return err({ kind: "too_many_rows" });
  if (rows.some((cells) => cells.length > MOST_COLUMNS)) return err({ kind: "too_many_columns" });
  return ok(table.value.map((cells) => cells.map((cell) => cell.slice(0, LONGEST_CELL))));
}

async function readXlsx(bytes: Uint8Array): Promise<Result<Table, ListRefusal>> {
  const safe = await guardXlsx(bytes);
  if (!safe.ok) return safe;
  try {
    const rows = await readSheet(Uint8Array.from(bytes).buffer, { parseNumber: plainNumber });
    return ok(rows.map((cells) => cells.map((cell) => textOf(cell))));
  } catch {
    return err({ kind: "broken" });
  }
}

/** A passport number typed as a number: as its digits, never as `4.5E7`. */
function plainNumber(text: string): string {
  const number = Number(text);
  return /^\d+$/.test(text) || !Number.isSafeInteger(number) ? text : String(number);
}

/** The library's types call a day `typeof Date`; what it gives is a `Date`. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const plain = typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean";
  return plain ? String(cell) : "";
}

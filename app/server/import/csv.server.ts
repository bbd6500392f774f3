import { parse } from "csv-parse/sync";

import { headingKey } from "#app/domain/import/columns.ts";
import { MOST_ROWS } from "#app/domain/import/limits.ts";
import type { ListRefusal } from "#app/domain/import/refusals.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

const SEPARATORS = [",", ";", "\t"] as const;
/** Headings and a title or two above the people. */
const ABOVE = 20;

/**
 * Reads a CSV of any of the usual separators and encodings.
 * @param headings known ones by `headingKey`: the separator is the one that shows most of them
 */
export function readCsv(
  bytes: Uint8Array,
  headings: ReadonlySet<string>,
): Result<string[][], ListRefusal> {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value.replace(/^sep=.\r?\n/i, "");
  const shown = (separator: string): number => {
    try {
      const rows = rowsOf(text, separator, ABOVE);
      return Math.max(
        0,
        ...rows.map((row) => row.filter((cell) => headings.has(headingKey(cell))).length),
      );
    } catch {
      return 0;
    }
  };
  const separator = SEPARATORS.reduce((best, next) => (shown(next) > shown(best) ? next : best));
  try {
    return ok(
      rowsOf(text, separator, MOST_ROWS + ABOVE).map((row) => row.map((cell) => unguarded(cell))),
    );
  } catch {
    return err({ kind: "csv_broken" });
  }
}

const rowsOf = (text: string, delimiter: string, to: number): string[][] =>
  parse(text, {
    delimiter,
    to,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 100_000,
  });

/** Takes off the apostrophe that our own CSV puts before what a spreadsheet would run. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/**
 * UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text", Windows-1251 where it reads as Russian. Refuses what
 * would only be guessed: a word of Latin and Cyrillic letters is one that was written in a third encoding.
 */
function decode(bytes: Uint8Array): Result<string, ListRefusal> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok(decoded(bytes, "utf-16le"));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ok(decoded(bytes, "utf-16be"));
  if (bytes.includes(0)) return err({ kind: "wrong_type" });
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const russian = decoded(bytes, "windows-1251");
    const words = russian.match(/[\p{L}\p{M}]+/gu) ?? [];
    const mixed = words.some((word) => /[A-Za-z]/.test(word) && /\p{Script=Cyrillic}/u.test(word));
    const strange = /[\u0080-\u009f\u2018-\u203a\u00a0-\u00a7\ufffd]{3}/u.test(russian);
    return mixed || strange ? err({ kind: "encoding" }) : ok(russian);
  }
}

const decoded = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes);

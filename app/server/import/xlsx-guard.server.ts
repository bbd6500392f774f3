import { type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";

import { LIST_MAX_UNPACKED, MOST_COLUMNS } from "#app/domain/import/limits.ts";
import type { ListRefusal } from "#app/domain/import/refusals.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

const FIRST_SHEET = "xl/worksheets/sheet1.xml";
const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

/**
 * Looks into an XLSX before it is read whole: what it unpacks to is counted, never believed, and its cells must lie
 * where a list has its columns. Refuses bombs, passwords, macros, other archives, and cells that hold an error.
 */
export async function guardXlsx(bytes: Uint8Array): Promise<Result<null, ListRefusal>> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  try {
    const entries = (await zip.getEntries()).filter(isFile);
    const names = entries.map(({ filename }) => filename);
    if (entries.some(({ encrypted }) => encrypted)) return err({ kind: "encrypted" });
    if (names.includes("xl/vbaProject.bin")) return err({ kind: "macros" });
    if (!names.includes("xl/workbook.xml")) return err({ kind: "wrong_type" });
    let unpacked = 0;
    for (const entry of entries) {
      const sight = new SheetSight(entry.filename === FIRST_SHEET);
      const isSheet = entry.filename.startsWith("xl/worksheets/");
      const sink = new WritableStream<Uint8Array>({
        write(chunk) {
          unpacked += chunk.length;
          if (unpacked > LIST_MAX_UNPACKED) throw new Stop({ kind: "bomb" });
          if (isSheet) sight.look(chunk);
        },
      });
      await entry.getData(sink, { useWebWorkers: false });
    }
    return ok(null);
  } catch (error) {
    return err(error instanceof Stop ? error.refusal : { kind: "broken" });
  } finally {
    await zip.close().catch(() => undefined);
  }
}

class Stop extends Error {
  readonly refusal: ListRefusal;

  constructor(refusal: ListRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** A cell with something in it; an empty one is only painted, often to the sheet's last column. */
const CELL = /<(?:\w+:)?c\s([^<>]*[^<>/])>/g;
const TAIL = 512;

/** Looks at the cells of a sheet as it unpacks. */
class SheetSight {
  private readonly text = new TextDecoder("utf-8");
  private readonly errorsCount: boolean;
  private rest = "";

  constructor(errorsCount: boolean) {
    this.errorsCount = errorsCount;
  }

  look(chunk: Uint8Array): void {
    const seen = this.rest + this.text.decode(chunk, { stream: true });
    for (const [, attributes = ""] of seen.matchAll(CELL)) {
      const address = /\br="([A-Z]+)(\d+)"/.exec(attributes);
      if (address && columnOf(address[1] ?? "") > MOST_COLUMNS)
        throw new Stop({ kind: "too_many_columns" });
      if (this.errorsCount && address && /\bt="e"/.test(attributes))
        throw new Stop({ kind: "formula_error", cell: `${address[1]}${address[2]}` });
    }
    this.rest = seen.slice(Math.max(seen.lastIndexOf("<"), seen.length - TAIL));
  }
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

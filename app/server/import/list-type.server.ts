import type { ListRefusal } from "#app/domain/import/refusals.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

const starts = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString("latin1") === text;

const OLD_OFFICE = "\xd0\xcf\x11\xe0";
/** In UTF-16, as a directory of the old container writes it: Excel puts an XLSX with a password into one. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
/** Beginnings of files that people take for a list: papers, pages saved as "Excel", other archives, pictures. */
const FOREIGN = ["%PDF", "{\\rtf", "\x89PNG", "\xff\xd8\xff", "Rar!", "7z\xbc\xaf", "\x1f\x8b"];

/** What a list is by its own bytes, whatever its name says. Refuses everything but XLSX and CSV. */
export function listTypeOf(bytes: Uint8Array): Result<"xlsx" | "csv", ListRefusal> {
  if (bytes.length === 0) return err({ kind: "empty" });
  if (starts(bytes, "PK")) return ok("xlsx");
  if (starts(bytes, OLD_OFFICE))
    return err({ kind: Buffer.from(bytes).includes(ENCRYPTED) ? "encrypted" : "old_excel" });
  const page = /^\s*<(!doctype|html|\?xml|table)/i.test(
    Buffer.from(bytes.subarray(0, 512)).toString("latin1"),
  );
  if (page || FOREIGN.some((start) => starts(bytes, start))) return err({ kind: "wrong_type" });
  return ok("csv");
}

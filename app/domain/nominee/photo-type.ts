import { err, ok, type Result } from "../result.ts";
import type { PhotoRefusal } from "./photo.ts";

export type PhotoType = "jpeg" | "png" | "heic";

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), Math.max(0, to)));

/** Brands of still HEIC pictures (ISO/IEC 23008-12 §B.4); mif1 is what phones write as the major brand. */
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "mif1"];
/** Beginnings of other formats that readers look for within the first kilobyte. */
const FOREIGN = /%PDF-|<(!doctype|html|head|body|script|svg|iframe|\?php)/i;
const ZIP_END = [0x50, 0x4b, 0x05, 0x06] as const;
const PNG_START = "\x89PNG\r\n\x1a\n";

/**
 * What a file is, by its own bytes and never by its name. Refuses other formats, and files that are a picture and
 * something else at once (a PDF, a page or an archive), which a second reader could take for the other.
 */
export function photoTypeOf(bytes: Uint8Array): Result<PhotoType, PhotoRefusal> {
  const start = latin(bytes, 0, 1024);
  const type = typeByStart(start);
  if (type === null) return err(refusalOf(start));
  if (FOREIGN.test(start) || endsAsZip(bytes)) return err("two_types");
  return ok(type);
}

function typeByStart(start: string): PhotoType | null {
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (start.startsWith(PNG_START)) return "png";
  return start.slice(4, 8) === "ftyp" && HEIC_BRANDS.includes(start.slice(8, 12)) ? "heic" : null;
}

function refusalOf(start: string): PhotoRefusal {
  if (start.startsWith("GIF8")) return "gif";
  return /<svg[\s>]/i.test(start) ? "svg" : "wrong_type";
}

/** An archive's directory ends a file, with at most 65 535 bytes of comment after it (APPNOTE 4.3.16). */
function endsAsZip(bytes: Uint8Array): boolean {
  const first = Math.max(0, bytes.length - 65_557);
  // The search for one byte is the engine's own; of 5,000 photos a loop of ours took seconds.
  for (let at = lastP(bytes, bytes.length - 22); at >= first; at = lastP(bytes, at - 1)) {
    if (ZIP_END.every((byte, i) => bytes[at + i] === byte)) {
      const comment = (bytes[at + 20] ?? 0) + 256 * (bytes[at + 21] ?? 0);
      if (at + 22 + comment === bytes.length) return true;
    }
  }
  return false;
}

/** A place before the start would count from the end. */
const lastP = (bytes: Uint8Array, from: number): number =>
  from < 0 ? -1 : bytes.lastIndexOf(ZIP_END[0], from);

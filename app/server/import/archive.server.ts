import { type Entry, type FileEntry, Reader, ZipReader } from "@zip.js/zip.js";

import { MOST_ENTRIES } from "#app/domain/import/limits.ts";
import { entryOf } from "#app/domain/import/photo-names.ts";
import type { EntryRefusal, PlainRefusal } from "#app/domain/import/refusals.ts";
import { PHOTO_MAX_BYTES, type PhotoRefusal } from "#app/domain/nominee/photo.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { pieceReader } from "./chunks.server.ts";

/** A picture of the archive, not unpacked yet. */
export type Picture = {
  /** As the archive names it, folders and all. */
  name: string;
  stem: string;
  unpack: () => Promise<Result<Uint8Array, PhotoRefusal | EntryRefusal>>;
};
export type Archive = {
  pictures: Picture[];
  /** Entries whose path leads out of the archive. */
  unsafe: string[];
  close: () => Promise<void>;
};
type ArchiveRefusal = Extract<
  PlainRefusal,
  "photos_wrong_type" | "photos_broken" | "photos_encrypted" | "photos_over_limit"
>;

/** Reads a sealed upload from any place. */
class PieceReader extends Reader<string> {
  private readonly read: (from: number, length: number) => Promise<Uint8Array>;

  constructor(importId: string, bytes: number) {
    super(importId);
    this.size = bytes;
    this.read = pieceReader(importId, "photos");
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.read(index, Math.min(length, this.size - index));
  }
}

/**
 * Opens the archive of photos: only its directory is read. Folders may be nested, and what systems leave behind is passed
 * over. Refuses what is no ZIP, is damaged or has a password.
 */
export async function openArchive(
  importId: string,
  bytes: number,
): Promise<Result<Archive, ArchiveRefusal>> {
  const start = await pieceReader(importId, "photos")(0, 4);
  if (start[0] !== 0x50 || start[1] !== 0x4b) return err("photos_wrong_type");
  const zip = new ZipReader(new PieceReader(importId, bytes), {
    useWebWorkers: false,
    decodeText,
    // Nothing is written under these names; those that lead outside are refused one by one, with their names.
    filenameValidation: "tolerant",
  });
  const close = () => zip.close().catch(() => undefined);
  try {
    const pictures: Picture[] = [];
    const unsafe: string[] = [];
    let entries = 0;
    let locked = 0;
    for await (const entry of zip.getEntriesGenerator()) {
      entries += 1;
      if (entries > MOST_ENTRIES) return await refused(close, "photos_over_limit");
      if (!isFile(entry)) continue;
      const kind = entryOf(entry.filename);
      if (kind.kind === "unsafe") unsafe.push(entry.filename);
      if (kind.kind !== "photo") continue;
      if (entry.encrypted) locked += 1;
      pictures.push({ name: entry.filename, stem: kind.stem, unpack: () => unpack(entry) });
    }
    if (pictures.length > 0 && locked === pictures.length)
      return await refused(close, "photos_encrypted");
    return ok({ pictures, unsafe, close: async () => void (await close()) });
  } catch {
    return refused(close, "photos_broken");
  }
}

async function refused(close: () => Promise<unknown>, refusal: ArchiveRefusal) {
  await close();
  return err(refusal);
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

/** Unpacks one picture, counting what comes out: an entry that says 1 MB may hold a terabyte. */
async function unpack(entry: FileEntry): Promise<Result<Uint8Array, PhotoRefusal | EntryRefusal>> {
  if (entry.encrypted) return err("encrypted_entry");
  if (entry.uncompressedSize > PHOTO_MAX_BYTES) return err("too_big");
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const sink = new WritableStream<Uint8Array>({
    write(piece) {
      bytes += piece.length;
      if (bytes > PHOTO_MAX_BYTES) throw new TooBig();
      pieces.push(piece);
    },
  });
  try {
    await entry.getData(sink, { useWebWorkers: false, checkSignature: true });
    return ok(Buffer.concat(pieces));
  } catch (error) {
    return err(error instanceof TooBig || bytes > PHOTO_MAX_BYTES ? "too_big" : "broken");
  }
}

class TooBig extends Error {}

/**
 * Names without the mark of UTF-8: macOS writes UTF-8 all the same, Windows in our region code page 866 (APPNOTE D.1 says 437,
 * which has no Cyrillic).
 */
function decodeText(value: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(value);
  } catch {
    return new TextDecoder(encoding === "utf-8" ? "utf-8" : "ibm866").decode(value);
  }
}

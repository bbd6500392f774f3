import { and, asc, eq } from "drizzle-orm";

import type { ImportPart } from "#app/domain/import/stages.ts";
import { importChunk } from "#db/schema/import.ts";

import { database } from "../platform/database.server.ts";
import { seal, unseal } from "../platform/sealing.server.ts";

/** Uploads are sealed and kept in pieces of 1 MB: neither the web process nor the worker ever holds more than a few. */
const PIECE = 1024 * 1024;
/** Pieces that a reader keeps at hand: entries of an archive are read nearly in order. */
const AT_HAND = 12;

/** Keeps an upload as it streams in, up to a limit. @returns its bytes, or null when there are more than `most` */
export async function keepUpload(
  importId: string,
  part: ImportPart,
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<number | null> {
  let position = 0;
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let held = 0;
  const write = async (piece: Uint8Array): Promise<void> => {
    await database()
      .insert(importChunk)
      .values({ importId, part, position, bytes: seal("import_chunk.bytes", piece) });
    position += 1;
  };
  for await (const chunk of stream) {
    bytes += chunk.length;
    // What is too much is read on and dropped, so that the browser comes to hear the answer.
    if (bytes > most) continue;
    waiting.push(chunk);
    held += chunk.length;
    while (held >= PIECE) {
      const whole = Buffer.concat(waiting);
      await write(whole.subarray(0, PIECE));
      const rest = whole.subarray(PIECE);
      waiting = [rest];
      held = rest.length;
    }
  }
  if (bytes > most) return null;
  if (held > 0) await write(Buffer.concat(waiting));
  return bytes;
}

/** The whole of a small upload: the list. */
export async function wholeUpload(importId: string, part: ImportPart): Promise<Uint8Array> {
  const pieces = await database()
    .select({ bytes: importChunk.bytes })
    .from(importChunk)
    .where(and(eq(importChunk.importId, importId), eq(importChunk.part, part)))
    .orderBy(asc(importChunk.position));
  return Buffer.concat(pieces.map(({ bytes }) => unseal("import_chunk.bytes", bytes)));
}

/** Reads an upload from any place, a few pieces in memory at a time. */
export function pieceReader(
  importId: string,
  part: ImportPart,
): (from: number, length: number) => Promise<Uint8Array> {
  const atHand = new Map<number, Promise<Uint8Array>>();
  const piece = (position: number): Promise<Uint8Array> => {
    const found = atHand.get(position) ?? readPiece(importId, part, position);
    // Asked for last, thrown away last.
    atHand.delete(position);
    atHand.set(position, found);
    const [oldest] = atHand.keys();
    if (atHand.size > AT_HAND && oldest !== undefined) atHand.delete(oldest);
    return found;
  };
  return async (from, length) => {
    const parts: Uint8Array[] = [];
    for (let at = from; at < from + length;) {
      const start = at % PIECE;
      const bytes = (await piece(Math.floor(at / PIECE))).subarray(
        start,
        start + from + length - at,
      );
      if (bytes.length === 0) break;
      parts.push(bytes);
      at += bytes.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  };
}

async function readPiece(
  importId: string,
  part: ImportPart,
  position: number,
): Promise<Uint8Array> {
  const [found] = await database()
    .select({ bytes: importChunk.bytes })
    .from(importChunk)
    .where(
      and(
        eq(importChunk.importId, importId),
        eq(importChunk.part, part),
        eq(importChunk.position, position),
      ),
    );
  if (!found) throw new Error(`Piece ${position} of an upload is missing`);
  return unseal("import_chunk.bytes", found.bytes);
}

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";

import { Busboy } from "@fastify/busboy";

import { PHOTO_MAX_BYTES } from "#app/domain/nominee/photo.ts";

import { enterPictureLine } from "./picture-line.server.ts";

type ReceivedFile = { bytes: Uint8Array } | { tooBig: true };
/** `busy`: so many pictures are being worked on that this one was not taken in. */
export type Upload = ReceivedFile | { busy: true };
export type UploadForm = {
  fields: Map<string, string>;
  /** Absent when no file was chosen. */
  photo: Upload | null;
  /** A picture of the passport's page, from which the zone is read; never kept. */
  page: Upload | null;
};

/** Text beyond this is no form of ours. */
const FIELD_BYTES = 16 * 1024;
const FIELDS = 60;
/** Read and thrown away up to here, so that the browser hears the answer instead of a cut line. */
const BODY_BYTES = 100 * 1024 * 1024;

/** A posted form of a nominee, with pictures in the fields `photo` and `page`, of at most 10 MB each. */
export async function readUpload(request: Request): Promise<UploadForm> {
  const { fields, files } = await readFiles(
    request,
    ["photo", "page"],
    PHOTO_MAX_BYTES,
    enterPictureLine,
  );
  return { fields, photo: files.get("photo") ?? null, page: files.get("page") ?? null };
}

/**
 * A posted form with at most one file, in the field of this name.
 * @param fieldBytes what a field of text may hold; more where somebody types a whole document
 */
export async function readFileForm(
  request: Request,
  fileField: string,
  maxBytes: number,
  fieldBytes: number = FIELD_BYTES,
): Promise<{ fields: Map<string, string>; file: ReceivedFile | null }> {
  const { fields, files } = await readFiles(request, [fileField], maxBytes, undefined, fieldBytes);
  const file = files.get(fileField);
  return { fields, file: file && !("busy" in file) ? file : null };
}

/**
 * Reads a posted form with at most one file in each field of these names, as it streams in: never more than `maxBytes` of
 * a file are held, and what is longer is dropped while the other fields are kept, so that nobody types them again.
 * @param enter gives each file a place until the form is read; without one the file is dropped as `busy`
 * @throws Response 400 for a body that is no form, 413 for one beyond 100 MB
 */
async function readFiles(
  request: Request,
  fileFields: readonly string[],
  maxBytes: number,
  enter: () => (() => void) | null = () => () => undefined,
  fieldBytes: number = FIELD_BYTES,
): Promise<{ fields: Map<string, string>; files: Map<string, Upload> }> {
  const type = request.headers.get("content-type") ?? "";
  const files = new Map<string, Upload>();
  if (!type.startsWith("multipart/form-data")) return { fields: await plainForm(request), files };
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES || !request.body)
    throw new Response(null, { status: request.body ? 413 : 400 });
  const fields = new Map<string, string>();
  const parser = new Busboy({
    headers: { "content-type": type },
    limits: { fileSize: maxBytes, files: 3, fieldSize: fieldBytes, fields: FIELDS },
  });
  const places: (() => void)[] = [];
  parser.on("field", (name, value) => fields.set(name, value));
  parser.on("file", (name, stream, filename) => {
    // A body that ends within a file is refused below, with the parser; unheard here it would end the process.
    stream.on("error", () => undefined);
    const chunks: Buffer[] = [];
    const wanted = fileFields.includes(name) && Boolean(filename);
    const leave = wanted ? enter() : undefined;
    if (leave === null) {
      files.set(name, { busy: true });
      stream.resume();
      return;
    }
    if (leave) places.push(leave);
    stream.on("data", (chunk: Buffer) => {
      if (wanted && !stream.truncated) chunks.push(chunk);
    });
    stream.on("limit", () => {
      chunks.length = 0;
      if (wanted) files.set(name, { tooBig: true });
    });
    stream.on("end", () => {
      if (wanted && !stream.truncated) files.set(name, { bytes: Buffer.concat(chunks) });
    });
  });
  try {
    await pipeline(Readable.fromWeb(request.body as NodeStream), bounded, parser);
  } catch (error) {
    if (error instanceof Response) throw error;
    throw new Response(null, { status: 400 });
  } finally {
    for (const leave of places) leave();
  }
  return { fields, files };
}

async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES) throw new Response(null, { status: 413 });
    yield chunk;
  }
}

/** A form without files, as a browser sends it when the page has no picture field. */
async function plainForm(request: Request): Promise<Map<string, string>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body = request.body ? Readable.fromWeb(request.body as NodeStream) : [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > FIELD_BYTES * FIELDS) throw new Response(null, { status: 413 });
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return new Map(new URLSearchParams(text));
}

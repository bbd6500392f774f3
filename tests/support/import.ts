import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { runOnce } from "graphile-worker";
import writeXlsx from "write-excel-file/node";

import { receiveList } from "#app/server/import/receive.server.ts";
import { TASKS } from "#app/server/platform/jobs/tasks.server.ts";
import type { Writer } from "#app/server/nominee/save.server.ts";

export const HEADINGS = [
  "Category",
  "Honorific",
  "Surname",
  "Given names",
  "Name in native script",
  "Function",
  "Nationality",
  "Passport number",
  "Date of birth",
  "Passport expires",
] as const;

/** An invented person's row, under `HEADINGS`; everybody with another number is somebody else. */
export const personRow = (number: number, differs: Record<number, string> = {}): string[] =>
  [
    "Delegate",
    "Ms",
    `Al-Hmoud ${letters(number)}`,
    "Layla Nasser",
    "ليلى ناصر الحمود",
    "Director, Asia Department",
    "JOR",
    `T${String(4_000_000 + number)}`,
    "1984-03-17",
    "2031-05-22",
  ].map((cell, at) => differs[at] ?? cell);

/** Digits are no part of a name. */
const letters = (number: number): string =>
  [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");

export const xlsx = (rows: readonly (readonly (string | Date | null)[])[]): Promise<Buffer> =>
  writeXlsx([
    {
      sheet: "Nominees",
      data: rows.map((row) =>
        row.map((value) =>
          value instanceof Date
            ? { value, type: Date, format: "dd/mm/yyyy" }
            : { value: value ?? undefined, type: String },
        ),
      ),
    },
  ]).toBuffer();

export async function zip(
  entries: readonly { name: string; bytes: Uint8Array; password?: string }[],
  level = 0,
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level });
  for (const { name, bytes, password } of entries)
    await writer.add(name, new Uint8ArrayReader(bytes), { password });
  return writer.close();
}

/** A posted form with a list and perhaps photos, as a browser sends it. */
export function upload(
  list: { name: string; bytes: Uint8Array | string } | null,
  photos?: Uint8Array,
): Request {
  const form = new FormData();
  const file = (bytes: Uint8Array | string, name: string) =>
    new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name);
  if (list) form.set("list", file(list.bytes, list.name));
  if (photos) form.set("photos", file(photos, "photos.zip"));
  return new Request("http://localhost/delegation/import", { method: "POST", body: form });
}

/** Works off what waits in the queue, as the worker would. */
export const workOff = (): Promise<void> =>
  runOnce({ connectionString: process.env.DATABASE_URL ?? "", taskList: TASKS, concurrency: 1 });

/** Sends a list and has it read. @throws when it was refused at the door */
export async function imported(
  writer: Writer,
  list: Uint8Array | string,
  photos?: Uint8Array,
): Promise<string> {
  const name = typeof list === "string" ? "list.csv" : "list.xlsx";
  const uploader = { accountId: writer.actor, delegationId: writer.delegationId };
  const received = await receiveList(upload({ name, bytes: list }, photos), uploader);
  if (!received.ok) throw new Error(received.error);
  await workOff();
  return received.value;
}

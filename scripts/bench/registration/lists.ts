import { eq } from "drizzle-orm";
import { setTimeout as pause } from "node:timers/promises";

import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import sharp from "sharp";

import type { ImportStage } from "#app/domain/import/stages.ts";
import { csvText } from "#app/server/import/csv-text.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nomineeImport } from "#db/schema/import.ts";

import type { FocalPoint } from "./seed.ts";

const HEADINGS = [
  ...["Category", "Honorific", "Surname", "Given names", "Function", "Nationality"],
  ...["Passport number", "Date of birth", "Passport expires"],
];
/** Pictures that differ: the same one each time would be read from a cache. */
const PICTURES = 16;

export type Imported = {
  rowsPerSecond: number;
  people: number;
  /** Of reading, checking and cutting photos; and of saving. */
  readSeconds: number;
  saveSeconds: number;
  archiveMb: number;
};

/**
 * A list of people with a photo each, sent over HTTP as a browser sends it, read and saved by the worker: from the
 * last byte sent to the last person saved, the time of looking at the preview left out.
 * @param others what other people do while the list is read
 */
export async function importList<Beside>(
  port: number,
  who: FocalPoint,
  people: number,
  others: () => Promise<Beside>,
): Promise<Imported & { beside: Beside }> {
  const numbers = Array.from({ length: people }, (_, at) => at + 1);
  const list = csvText([HEADINGS, ...numbers.map(rowOf)]);
  const photos = await archive(numbers);
  const form = new FormData();
  form.set("list", new File([list], "list.csv", { type: "text/csv" }));
  form.set("photos", new File([photos], "photos.zip", { type: "application/zip" }));

  const received = await post(port, who, "/delegation/import", form);
  const id = /\/delegation\/import\/([\w-]+)/.exec(received)?.[1];
  if (!id) throw new Error(`The list was not taken: ${received}`);
  const reading = performance.now();
  const meanwhile = others();
  await reaches(id, "ready");
  const readSeconds = seconds(reading);

  const beside = await meanwhile;

  const confirm = new FormData();
  confirm.set("intent", "confirm");
  const saving = performance.now();
  await post(port, who, `/delegation/import/${id}`, confirm);
  await reaches(id, "saved");
  const saveSeconds = seconds(saving);
  const [kept] = await database().select().from(nomineeImport).where(eq(nomineeImport.id, id));
  if (kept?.peopleSaved !== people) throw new Error(`${kept?.peopleSaved} of ${people} were saved`);
  return {
    rowsPerSecond: Math.round((people / (readSeconds + saveSeconds)) * 10) / 10,
    people,
    beside,
    readSeconds,
    saveSeconds,
    archiveMb: Math.round(photos.length / 1e6),
  };
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

const passport = (number: number): string => `B${4_000_000 + number}`;

/** Digits are no part of a name. */
const letters = (number: number): string =>
  [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");

const rowOf = (number: number): string[] => [
  ...["Delegate", "Ms", `Bekova ${letters(number)}`, "Aigerim", "First Secretary", "KAZ"],
  ...[passport(number), "1984-03-17", "2031-05-22"],
];

/** Grainy pictures of 900 x 1200, as large as a phone's after a messenger. Stored, not packed: JPEG is packed already. */
async function archive(numbers: readonly number[]): Promise<Uint8Array<ArrayBuffer>> {
  const pictures: Buffer[] = [];
  for (let i = 0; i < PICTURES; i++) {
    const noise = { type: "gaussian", mean: 190, sigma: 4 } as const;
    const grain = sharp({
      create: { width: 900, height: 1200, channels: 3, background: "#ccc", noise },
    });
    pictures.push(
      await grain
        .blur(0.6 + i / 20)
        .jpeg({ quality: 80 })
        .toBuffer(),
    );
  }
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 0 });
  for (const number of numbers) {
    const picture = pictures[number % PICTURES] ?? Buffer.alloc(0);
    await writer.add(`${passport(number)}.jpg`, new Uint8ArrayReader(picture));
  }
  return new Uint8Array(await writer.close());
}

/** Where the answer leads. */
async function post(port: number, who: FocalPoint, path: string, body: FormData): Promise<string> {
  const origin = `http://localhost:${port}`;
  const answer = await fetch(origin + path, {
    method: "POST",
    body,
    headers: { cookie: who.cookie, origin },
    redirect: "manual",
  });
  await answer.body?.cancel();
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
  return answer.headers.get("location") ?? "";
}

async function reaches(id: string, wanted: ImportStage): Promise<void> {
  for (;;) {
    const [now] = await database()
      .select({ stage: nomineeImport.stage })
      .from(nomineeImport)
      .where(eq(nomineeImport.id, id));
    if (now?.stage === wanted) return;
    if (!now || now.stage === "refused" || now.stage === "failed")
      throw new Error(`The list is ${now?.stage ?? "gone"}`);
    await pause(100);
  }
}

import { constants, deflateRawSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { readPdf } from "#app/server/paper/read-pdf.server.ts";
import { notePdf } from "#tests/support/note.ts";

const ONE_PAGE = [
  "%PDF-1.4",
  "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R>>endobj\n",
].join("\n");
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

describe("the text layer of a note", () => {
  it("is read line by line, in every letter, its columns parted", async () => {
    const read = await readPdf(
      await notePdf(["Әсем Қуанышева, бас маман", "1.\tSMITH\tJohn", "Щербаков Юрий"]),
    );
    expect(read).toEqual({
      ok: true,
      value: {
        pages: 1,
        lines: ["Әсем Қуанышева, бас маман", "1.\tSMITH\tJohn", "Щербаков Юрий"],
      },
    });
  });

  it("of a scan is empty, and that is no fault", async () => {
    const read = await readPdf(await notePdf([]));
    expect(read).toMatchObject({ ok: true, value: { lines: [] } });
  });

  it("is read beside the event loop, which goes on", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await readPdf(await notePdf(Array.from({ length: 900 }, (_, n) => `${n}. Mr John Smith${n}`)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });
});

describe("a paper is refused", () => {
  const whole = notePdf(["1. John Smith"]);

  it.each<[string, string, () => Promise<Uint8Array>]>([
    ["too_big", "beyond 10 MB", () => Promise.resolve(new Uint8Array(10 * 1024 * 1024 + 1))],
    ["not_a_pdf", "a page that calls itself PDF", () => Promise.resolve(ascii("<html>%PDF-1.7"))],
    ["not_a_pdf", "an archive", () => Promise.resolve(ascii("PK\x03\x04%PDF-1.4"))],
    ["not_a_pdf", "nothing", () => Promise.resolve(new Uint8Array())],
    ["broken", "a PDF in name alone", () => Promise.resolve(ascii("%PDF-1.7\nnothing more"))],
    ["encrypted", "under a password", () => notePdf(["1. John Smith"], { userPassword: "secret" })],
    [
      "too_many_pages",
      "of 101 pages",
      () => notePdf(Array.from({ length: 101 * 35 }, (_, n) => `${n}.`)),
    ],
  ])("%s: %s", async (refusal, _, bytes) => {
    expect(await readPdf(await bytes())).toEqual({ ok: false, error: refusal });
  });

  it("or read as far as it goes, when it was cut off, without harm to the process", async () => {
    const bytes = await whole;
    const read = await readPdf(bytes.slice(0, Math.floor(bytes.length / 3)));
    if (!read.ok) expect(read.error).toBe("broken");
  });

  it("heavy: a few kilobytes that unpack to a gigabyte", async () => {
    // Blocks that end in a flush can follow one another: 16 MB of blanks, 64 times.
    const blanks = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, " "), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    const stream = Buffer.concat([
      Buffer.from([0x78, 0x9c]),
      ...Array.from({ length: 64 }, () => blanks),
      Buffer.from([3, 0]),
    ]);
    const bomb = Buffer.concat([
      Buffer.from(`${ONE_PAGE}5 0 obj<</Length ${stream.length}/Filter/FlateDecode>>stream\n`),
      stream,
      Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
    ]);
    expect(await readPdf(Uint8Array.from(bomb))).toEqual({ ok: false, error: "heavy" });
  });
});

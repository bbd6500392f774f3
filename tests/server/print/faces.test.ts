import { expect, test } from "vitest";

import { collect, createDocument } from "#app/server/print/document.server.ts";
import { drawLine } from "#app/server/print/text.server.ts";
import { readPdf } from "#tests/support/pdf.ts";

/** A page of lines, drawn in this process, which may have drawn others before. */
async function printed(...lines: string[]): Promise<Uint8Array> {
  const doc = createDocument({
    title: "Lines",
    language: "en",
    size: [400, 200],
    date: new Date(0),
  });
  doc.addPage();
  lines.forEach((line, at) => {
    const style = { face: "serif", size: 12, colour: "#000000" } as const;
    drawLine(doc, line, style, { x: 20, baseline: 30 + 20 * at });
  });
  return collect(doc);
}

const text = async (pdf: Uint8Array) => (await readPdf(pdf))[0]?.text.replace(/\s+/g, " ");

test("what was printed before leaves no trace: the same lines are the same bytes, and can be searched", async () => {
  const first = await printed("Türkiye", "A B\u00a0C");
  expect(await text(await printed("Туркия Т", "А В"))).toContain("Туркия Т");
  const again = await printed("Türkiye", "A B\u00a0C");
  expect(await text(again)).toContain("Türkiye");
  expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
});

test("signs above a letter stand above it, and spaces between words stay", async () => {
  expect(await text(await printed("Thị Minh  Khai, кез-келген 12:05"))).toContain(
    "Thị Minh Khai, кез-келген 12:05",
  );
});

import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { startPrint } from "#app/server/print-run/start.server.ts";
import { cancelImport } from "#app/server/import/turns.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { journey, travel } from "#db/schema/travel.ts";
import { HEADINGS, imported, personRow, xlsx } from "#tests/support/import.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { walkingGround } from "#tests/support/walk/ground.ts";

/** What a spreadsheet would run, or would take for the beginning of a cell that it runs. */
const FORMULA = `=HYPERLINK("http://evil.example";"x")`;
const HIDDEN = `x;=1+1`;
const PLANTED = [FORMULA, "+1+1", "-1+1", "@SUM(A1)", HIDDEN];

const { url, people, own } = await walkingGround();
const jordan = await focalPoint("jo");
// No form of ours takes all of these; whatever else may write into the database does not get to run them either.
await database()
  .update(nominee)
  .set({ surname: FORMULA, givenNames: "@SUM(A1)", position: HIDDEN })
  .where(eq(nominee.delegationId, "jo"));
await database()
  .update(delegation)
  .set({ name: { en: "+1+1", ru: "+1+1", kk: "+1+1" } })
  .where(eq(delegation.id, "jo"));
await database().update(travel).set({ hotelId: null, hotelOther: "-1+1" });
await database().update(journey).set({ carrier: FORMULA, number: "=1" });
await startPrint({ scope: {}, sheet: "marks", stock: FORMULA }, jordan);
await cancelImport({ accountId: jordan.actor, delegationId: "jo" }, own.import);
const faulty = await imported(
  jordan,
  await xlsx([[...HEADINGS], personRow(3, { 5: FORMULA, 7: "?" })]),
);

async function fetched(who: string, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const cookie = people.find((walker) => walker.who === who)?.cookie ?? "";
  const answer = await fetch(url + path, { headers: { cookie, "accept-language": "en" } });
  expect(answer.status, path).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
  return new Uint8Array(await answer.arrayBuffer());
}

it.each([
  ["security", "/accreditation/statistics.csv"],
  ["desk", "/badges/custody.csv"],
  ["desk", "/badges/register.csv"],
  ["protocol", "/arrivals.csv"],
  ["protocol", "/arrivals.csv?show=departure"],
])("a CSV for %s runs nothing in a spreadsheet: %s", async (who, path) => {
  const text = Buffer.from(await fetched(who, path)).toString("utf8");
  const rows: string[][] = parse(text, { bom: true });
  const cells = rows.flat();
  expect(cells.length).toBeGreaterThan(10);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  // Where `;` parts the cells, as it does in Kazakhstan, the second half of a cell begins one.
  expect(text.split(/\r\n|;/).filter((half) => /^"?[=+@]/.test(half))).toEqual([]);
  expect(cells.some((cell) => PLANTED.some((planted) => cell.includes(planted.slice(1))))).toBe(
    true,
  );
});

/** The sheets of a workbook, as written, and its shared strings. */
async function sheetsOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
  const texts = entries.flatMap((entry) =>
    !entry.directory && /xl\/(worksheets\/|sharedStrings)/.test(entry.filename)
      ? [entry.getData(new Uint8ArrayWriter()).then((data) => Buffer.from(data).toString("utf8"))]
      : [],
  );
  return (await Promise.all(texts)).join("\n");
}

const WORKBOOKS = {
  "the list": "/delegation/list.xlsx",
  "what is to be mended": `/delegation/import/${faulty}/mend.xlsx`,
};
it.each(Object.entries(WORKBOOKS))("%s holds text and no formulas", async (_, path) => {
  const sheets = await sheetsOf(await fetched("focal", path));
  expect(sheets).toMatch(/HYPERLINK\(("|&quot;)http:\/\/evil\.example/);
  expect(sheets).not.toMatch(/<f[\s>]/);
  expect(sheets).not.toMatch(/t="(str|e)"/);
});

it("the workbook of a clearance batch holds text and no formulas", async () => {
  const zip = await fetched("security", `/accreditation/clearance/${own.clearance}.zip`);
  const entries = await new ZipReader(new Uint8ArrayReader(zip)).getEntries();
  const book = entries.find(({ filename }) => filename.endsWith(".xlsx"));
  if (!book || book.directory) throw new Error("No workbook in the batch");
  const sheets = await sheetsOf(new Uint8Array(await book.getData(new Uint8ArrayWriter())));
  expect(sheets.length).toBeGreaterThan(500);
  expect(sheets).not.toMatch(/<f[\s>]/);
});

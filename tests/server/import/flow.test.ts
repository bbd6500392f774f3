import { asc, count, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";

import type { RowState } from "#app/domain/import/stages.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { csvText } from "#app/server/import/csv-text.ts";
import { exportXlsx } from "#app/server/import/export.server.ts";
import { importPage, type PreviewQuery } from "#app/server/import/import-page.server.ts";
import { cancelImport, confirmImport, leaveOutFaulty } from "#app/server/import/turns.server.ts";
import { withdrawNominee } from "#app/server/nominee/withdraw.server.ts";
import { createNominee, type Writer } from "#app/server/nominee/save.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { importChunk, importPhoto, importRow, nomineeImport } from "#db/schema/import.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { HEADINGS, imported, personRow, workOff, xlsx, zip } from "#tests/support/import.ts";
import { focalPoint, LAYLA } from "#tests/support/nominees.ts";
import { portrait } from "#tests/support/portrait.ts";

await useTestDatabase();

/** As many as tests, and some more, for those that run twice. */
const DELEGATIONS = [
  "vn",
  "lk",
  "ru",
  "cn",
  "af",
  "bd",
  "ir",
  "iq",
  "tr",
  "mn",
  "az",
  "in",
  "kr",
  "th",
  "uz",
  "tj",
  "kg",
  "jo",
  "ps",
  "eg",
  "il",
];
let writer: Writer;
let importer: { accountId: string; delegationId: string };
beforeEach(async () => {
  writer = await focalPoint(DELEGATIONS.shift() ?? "");
  importer = { accountId: writer.actor, delegationId: writer.delegationId };
});

const ALL: PreviewQuery = { show: "all", page: 1 };
const look = async (id: string, query = ALL) => {
  const page = await importPage({ delegationId: writer.delegationId, language: "en" }, id, query);
  if (!page) throw new Error("No such import");
  return page;
};
const states = async (id: string): Promise<RowState[]> =>
  (
    await database()
      .select({ state: importRow.state })
      .from(importRow)
      .where(eq(importRow.importId, id))
      .orderBy(asc(importRow.position))
  ).map(({ state }) => state);
const people = () =>
  database()
    .select()
    .from(nominee)
    .where(eq(nominee.delegationId, writer.delegationId))
    .orderBy(asc(nominee.number));
const confirmed = async (id: string) => {
  const taken = await confirmImport(importer, id);
  await workOff();
  return taken.ok;
};

describe("a list that is right", () => {
  test("is shown, and saved as drafts with their photos and their trail", async () => {
    const list = await xlsx([HEADINGS, personRow(1), personRow(2)]);
    const photos = await zip([{ name: "photos/T4000001.jpg", bytes: await portrait() }]);
    const id = await imported(writer, list, photos);
    expect(await people()).toEqual([]);
    const { stage, preview } = await look(id);
    expect(stage).toBe("ready");
    expect(preview?.counts).toMatchObject({ new: 2, faulty: 0, present: 0 });
    expect(preview?.photos).toEqual({ kept: 1, total: 1 });
    expect(preview?.rows[0]).toMatchObject({
      row: 2,
      name: "Ms Layla Nasser Al-Hmoud b",
      photo: 0,
    });
    expect(preview?.quotas).toMatchObject([{ id: "delegates", wanted: 2 }]);

    expect(await confirmed(id)).toBe(true);
    const saved = await people();
    expect(saved.map(({ surname, number, status }) => ({ surname, number, status }))).toEqual([
      { surname: "Al-Hmoud b", number: 1, status: "draft" },
      { surname: "Al-Hmoud c", number: 2, status: "draft" },
    ]);
    expect(saved[0]?.photoId).not.toBeNull();
    expect(saved[0]?.passportSealed).not.toBeNull();
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.correlation, id));
    expect(trail.map(({ action, subjectId }) => ({ action, subjectId }))).toEqual(
      saved.map((person) => ({ action: "nominee.created", subjectId: person.id })),
    );
    expect((await look(id)).peopleSaved).toBe(2);
  });

  test("leaves nothing of itself behind once it is saved", async () => {
    const id = await imported(writer, csvText([HEADINGS, personRow(1)]));
    await confirmed(id);
    for (const table of [importRow, importChunk, importPhoto]) {
      const [left] = await database()
        .select({ rows: count() })
        .from(table)
        .where(eq(table.importId, id));
      expect(left?.rows).toBe(0);
    }
    const [kept] = await database().select().from(nomineeImport).where(eq(nomineeImport.id, id));
    expect(kept).toMatchObject({ stage: "saved", aboutSealed: null });
  });

  test("holds no passport number in clear while it waits", async () => {
    const id = await imported(writer, csvText([HEADINGS, personRow(77)]));
    const found = await database().execute(
      `select (select string_agg(encode(contents_sealed, 'escape'), '') from import_row where import_id = '${id}') as text`,
    );
    expect(String(found[0]?.text)).not.toContain("T4000077");
  });
});

describe("the same list again", () => {
  test("adds nobody, whether or not there are passports", async () => {
    const nameless = personRow(2, { 7: "", 8: "" });
    const list = csvText([HEADINGS, personRow(1), nameless]);
    await confirmed(await imported(writer, list));
    const again = await imported(writer, list);
    expect(await states(again)).toEqual(["present", "present"]);
    expect(await confirmImport(importer, again)).toEqual({ ok: false, error: "not_now" });
    expect(await people()).toHaveLength(2);
  });

  test("adds nobody who was written by hand, or came back as withdrawn", async () => {
    const definition = await summitDefinition();
    const byHand = { ...LAYLA, passportNumber: "T4000001", nationality: "JOR" };
    const id = await createNominee(writer, { draft: byHand, photo: null, definition });
    await withdrawNominee(writer, id);
    const again = await imported(writer, csvText([HEADINGS, personRow(1), personRow(5)]));
    expect(await states(again)).toEqual(["present", "new"]);
  });

  test("adds only those who are new when it was confirmed twice at once", async () => {
    const id = await imported(writer, csvText([HEADINGS, personRow(1), personRow(2)]));
    const answers = await Promise.all([confirmImport(importer, id), confirmImport(importer, id)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([workOff(), workOff()]);
    expect(await people()).toHaveLength(2);
  });

  test("skips somebody whom a colleague wrote down while it was looked at", async () => {
    const id = await imported(writer, csvText([HEADINGS, personRow(1), personRow(2)]));
    const definition = await summitDefinition();
    const draft = { ...LAYLA, passportNumber: "T4000002", nationality: "JOR" };
    await createNominee(writer, { draft, photo: null, definition });
    await confirmed(id);
    expect((await people()).map(({ number }) => number)).toEqual([1, 2]);
    expect((await look(id)).peopleSaved).toBe(1);
  });

  test("is nobody new when it is the delegation's own export", async () => {
    const rows = [personRow(1), personRow(2, { 2: "=cmd|' /C calc'!A0", 7: "" })];
    rows[1] = personRow(2, { 5: "=1+1" });
    await confirmed(await imported(writer, csvText([HEADINGS, ...rows])));
    for (const language of ["en", "ru", "kk"] as const) {
      const list = await exportXlsx(writer.delegationId, language, {
        actor: writer.actor,
        at: writer.now,
      });
      const again = await imported(writer, list?.bytes ?? "");
      expect(await states(again)).toEqual(["present", "present"]);
      expect((await look(again)).unknown).toEqual([]);
      await cancelImport(importer, again);
    }
  });
});

describe("a list with errors", () => {
  const rows = () => [
    HEADINGS,
    personRow(1),
    personRow(2, { 8: "03/17/84", 7: "#" }),
    personRow(1),
  ];

  test("names each cell, and is not saved in part", async () => {
    const id = await imported(writer, csvText(rows()));
    const { preview } = await look(id, { show: "faulty", page: 1 });
    expect(preview?.rows.map(({ row, refusals }) => ({ row, refusals }))).toEqual([
      {
        row: 3,
        refusals: [
          {
            field: "passportNumber",
            refusal: { kind: "malformed_number" },
            written: "#",
            address: "H3",
          },
          {
            field: "birthDate",
            refusal: { kind: "date_format" },
            written: "03/17/84",
            address: "I3",
          },
        ],
      },
      {
        row: 4,
        refusals: [
          {
            field: "passportNumber",
            refusal: { kind: "repeated", row: 2 },
            written: "T4000001",
            address: "H4",
          },
        ],
      },
    ]);
    expect(await confirmImport(importer, id)).toEqual({ ok: false, error: "not_now" });
    await workOff();
    expect(await people()).toEqual([]);
  });

  test("is saved without its faulty rows when these are left out on purpose", async () => {
    const id = await imported(writer, csvText(rows()));
    await leaveOutFaulty(importer, id);
    expect(await states(id)).toEqual(["new", "left_out", "left_out"]);
    expect(await confirmed(id)).toBe(true);
    expect(await people()).toHaveLength(1);
  });

  test("saves nobody when the database refuses the last of them", async () => {
    const id = await imported(writer, csvText([HEADINGS, personRow(1), personRow(2)]));
    // Two rows that pretend to be one person: the constraint alone stands between.
    const [first] = await database().select().from(importRow).where(eq(importRow.importId, id));
    await database()
      .update(importRow)
      .set({ contentsSealed: first?.contentsSealed ?? new Uint8Array() })
      .where(eq(importRow.importId, id));
    await confirmed(id);
    expect((await look(id)).stage).toBe("failed");
    expect(await people()).toEqual([]);
    expect(await states(id)).toEqual(["new", "new"]);
  });
});

describe("the example of the template", () => {
  const example = (surname: string) => ["EXAMPLE", ...personRow(1, { 2: surname, 7: "T4820173" })];
  const headings = [translator("en", "import")("column.mark"), ...HEADINGS];

  test("is nobody: a list that holds nobody else says so, and keeps nothing", async () => {
    const id = await imported(writer, csvText([headings, example("AL-BARQAWI")]));
    const { stage, refusal, preview } = await look(id);
    expect([stage, refusal?.kind, preview]).toEqual(["refused", "no_people", null]);
    expect(await states(id)).toEqual([]);
  });

  test("with somebody's own data in it is asked about, since its mark still stands", async () => {
    const id = await imported(writer, csvText([headings, example("Al-Hmoud")]));
    expect(await states(id)).toEqual(["faulty"]);
    const { preview } = await look(id);
    expect(preview?.rows[0]?.refusals).toMatchObject([{ refusal: { kind: "marked_example" } }]);
    for (const language of LANGUAGES)
      expect(translator(language, "import")("cell.marked_example").length).toBeGreaterThan(20);
    expect((await confirmImport(importer, id)).ok).toBe(false);
    expect(await people()).toEqual([]);
  });
});

test("a cancelled import leaves no row, no piece and no picture", async () => {
  const before = await database().select({ files: count() }).from(file);
  const photos = await zip([{ name: "T4000001.jpg", bytes: await portrait() }]);
  const id = await imported(writer, csvText([HEADINGS, personRow(1)]), photos);
  await cancelImport(importer, id);
  expect((await look(id)).stage).toBe("cancelled");
  expect(await states(id)).toEqual([]);
  expect(await database().select({ files: count() }).from(file)).toEqual(before);
});

test("another delegation's import does not exist, for looking at or for any turn", async () => {
  const id = await imported(writer, csvText([HEADINGS, personRow(1)]));
  const stranger = { accountId: writer.actor, delegationId: "kz" };
  expect(await importPage({ delegationId: "kz", language: "en" }, id, ALL)).toBeNull();
  for (const turn of [confirmImport, cancelImport, leaveOutFaulty])
    expect(await turn(stranger, id)).toEqual({ ok: false, error: "not_found" });
});

import type { Task } from "graphile-worker";
import { eq } from "drizzle-orm";

import { cellsOf, checkRow } from "#app/domain/import/row.ts";
import { headingKey, type Headings, readHeadings } from "#app/domain/import/columns.ts";
import { MOST_ROWS } from "#app/domain/import/limits.ts";
import type { ListRefusal } from "#app/domain/import/refusals.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import type { nomineeImport } from "#db/schema/import.ts";
import { importChunk, importRow } from "#db/schema/import.ts";

import { categoriesOf } from "../delegation/categories.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { type AboutImport, openAbout, sealAbout } from "./about.server.ts";
import { wholeUpload } from "./chunks.server.ts";
import { dropContents } from "./drop.server.ts";
import { EXAMPLE } from "./example.ts";
import { exampleWords, headingNames } from "./headings.server.ts";
import type * as listThread from "./list.thread.ts";
import type { Table } from "./list.thread.ts";
import { takePhotos } from "./photos.server.ts";
import { breathe, say, Superseded, type Try } from "./progress.server.ts";
import { presentPeople, Roll, rowContext, sealRow } from "./rows.server.ts";

const lists = inThreads<typeof listThread>("app/server/import/list.thread.ts");

/** Rows that are checked before pages are let through again; some 10 ms. */
const BATCH = 100;

/**
 * The job `read_list`: reads an uploaded list and its photos, and keeps what it found for looking at. It writes nothing of
 * the people themselves, so it may run twice.
 */
export const readListJob: Task = async (payload, helpers) => {
  const work = payload as Try;
  try {
    await readList(work);
  } catch (error) {
    if (error instanceof Superseded) return;
    // Names of people stand in the list: the kind of fault is all that is said of it.
    helpers.logger.error(`A list was not read: ${error instanceof Error ? error.name : "fault"}`);
    await say(work, ["waiting", "reading"], { stage: "failed" }).catch(() => undefined);
  }
};

async function readList(work: Try): Promise<void> {
  const upload = await say(work, ["waiting", "reading"], {
    stage: "reading",
    rowsTotal: 0,
    rowsDone: 0,
    photosTotal: 0,
    photosDone: 0,
  });
  await dropContents(work.importId);
  const read = await readRows(work, upload);
  const refusal = read.ok ? await takePhotos(work, upload) : read.error;
  const about = openAbout(upload.aboutSealed);
  if (!read.ok || refusal) {
    await dropContents(work.importId);
    await say(work, ["reading"], {
      stage: "refused",
      aboutSealed: sealAbout({ ...about, refusal }),
    });
  } else {
    const { unknown, fields } = read.value;
    const understood: AboutImport = {
      ...about,
      unknown: unknown.map(({ text }) => text),
      columns: Object.fromEntries([...fields].map(([column, field]) => [field, column])),
    };
    await say(work, ["reading"], { stage: "ready", aboutSealed: sealAbout(understood) });
  }
  // What was read stands in the rows; the files themselves are needed no more.
  await database().delete(importChunk).where(eq(importChunk.importId, work.importId));
}

type Upload = typeof nomineeImport.$inferSelect;

async function readRows(work: Try, upload: Upload): Promise<Result<Headings, ListRefusal>> {
  const names = headingNames();
  const bytes = await wholeUpload(work.importId, "list");
  const table = await lists("readTable", bytes, new Set(names.keys()));
  if (!table.ok) return table;
  const headings = readHeadings(table.value, names);
  if (!headings.ok) return headings;
  const people = peopleOf(table.value, headings.value);
  if (people.length === 0) return err({ kind: "no_people" });
  if (people.length > MOST_ROWS) return err({ kind: "too_many_rows" });
  await say(work, ["reading"], { rowsTotal: people.length });

  const definition = await summitDefinition();
  const today = astanaDay(await summitNow());
  const categories = await categoriesOf(upload.delegationId, definition);
  const context = rowContext(definition, categories, today);
  const roll = new Roll(await presentPeople(database(), upload.delegationId), today);
  for (let at = 0; at < people.length; at += BATCH) {
    const rows = people.slice(at, at + BATCH).map(({ row, cells, marked }) => {
      const checked = checkRow(cells, context);
      if (marked) checked.refusals.unshift({ field: null, refusal: { kind: "marked_example" } });
      const { contents, ...entered } = roll.enter(
        marked ? { ...checked, draft: null } : checked,
        row,
      );
      const category = definition.categories.find(({ id }) => id === contents.draft?.category);
      return {
        ...entered,
        importId: work.importId,
        contentsSealed: sealRow(contents),
        quotaGroup: category?.quotaGroup ?? null,
      };
    });
    await database().insert(importRow).values(rows);
    await say(work, ["reading"], { rowsDone: at + rows.length });
    await breathe();
  }
  return ok(headings.value);
}

/** The rows below the headings that name somebody; the template's own example is passed over. */
function peopleOf(table: Table, { row, fields, mark }: Headings) {
  const words = exampleWords();
  return table.flatMap((texts, at) => {
    const cells = cellsOf(texts, fields);
    if (at <= row || Object.values(cells).every((text) => text === "")) return [];
    const label = mark === null ? "" : headingKey(texts[mark] ?? "");
    const marked = label !== "" && words.some((word) => label.startsWith(word));
    const untouched =
      cells.surname === EXAMPLE.surname && cells.passportNumber === EXAMPLE.passportNumber;
    return marked && untouched ? [] : [{ row: at + 1, cells, marked }];
  });
}

import { and, asc, count, desc, eq, ne, inArray } from "drizzle-orm";

import { columnLetters } from "#app/domain/import/columns.ts";
import { OPEN_STAGES, ROW_STATES, type RowState } from "#app/domain/import/stages.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import { importRow, nomineeImport } from "#db/schema/import.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { quotaPlaces } from "../nominee/dashboard.server.ts";
import { type AboutImport, openAbout } from "./about.server.ts";
import { photoCounts, refusedPhotos } from "./preview-photos.server.ts";
import { previewRows } from "./preview-rows.server.ts";
import { isStalled } from "./turns.server.ts";

const PAGE_SIZE = 25;
type Show = RowState | "all";
export type PreviewQuery = { show: Show; page: number };
type Reader = { delegationId: string; language: Language };

/** The delegation's import under way, and the last one that was saved. */
export async function importStart({ delegationId, language }: Reader) {
  const mine = eq(nomineeImport.delegationId, delegationId);
  const [open] = await database()
    .select({ id: nomineeImport.id })
    .from(nomineeImport)
    .where(and(mine, inArray(nomineeImport.stage, [...OPEN_STAGES])));
  const [last] = await database()
    .select({ people: nomineeImport.peopleSaved, at: nomineeImport.changedAt })
    .from(nomineeImport)
    .where(and(mine, eq(nomineeImport.stage, "saved")))
    .orderBy(desc(nomineeImport.changedAt))
    .limit(1);
  return {
    openId: open?.id ?? null,
    last: last && { people: last.people, ...momentOf(last.at, language) },
  };
}

const momentOf = (at: Date, language: Language) => ({
  date: formatDay(at, language),
  time: astanaTime(at),
});

/** Everything that the page of an import shows; null when this delegation has no such import. */
export async function importPage(
  { delegationId, language }: Reader,
  id: string,
  query: PreviewQuery,
) {
  if (!isUuid(id)) return null;
  const [found] = await database()
    .select()
    .from(nomineeImport)
    .where(
      and(
        eq(nomineeImport.id, id),
        eq(nomineeImport.delegationId, delegationId),
        ne(nomineeImport.stage, "receiving"),
      ),
    );
  if (!found) return null;
  const about = openAbout(found.aboutSealed);
  const { listName, photosName, unknown, refusal } = about;
  const { rowsTotal, rowsDone, photosTotal, photosDone } = found;
  return {
    id,
    stage: found.stage,
    stalled: isStalled(found),
    progress: { rowsTotal, rowsDone, photosTotal, photosDone },
    peopleSaved: found.peopleSaved,
    names: { list: listName, photos: photosName },
    unknown,
    refusal: refusal && spoken(refusal),
    kept: momentOf(found.expiresAt, language),
    preview: found.stage === "ready" ? await previewOf(found, about, language, query) : null,
  };
}
export type ImportPage = NonNullable<Awaited<ReturnType<typeof importPage>>>;

/** Columns as the spreadsheet names them. */
function spoken(refusal: NonNullable<ReturnType<typeof openAbout>["refusal"]>) {
  if (refusal.kind !== "column_twice") return refusal;
  const { first, second } = refusal;
  return { ...refusal, first: columnLetters(first), second: columnLetters(second) };
}

async function previewOf(
  found: typeof nomineeImport.$inferSelect,
  about: AboutImport,
  language: Language,
  query: PreviewQuery,
) {
  const definition = await summitDefinition();
  const groups = await database()
    .select({ state: importRow.state, group: importRow.quotaGroup, rows: count() })
    .from(importRow)
    .where(eq(importRow.importId, found.id))
    .groupBy(importRow.state, importRow.quotaGroup);
  const inState = (state: RowState): number =>
    groups.filter((one) => one.state === state).reduce((sum, { rows }) => sum + rows, 0);
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, inState(state)])) as Record<
    RowState,
    number
  >;
  const places = await quotaPlaces(found.delegationId, definition);
  const wanted = and(
    eq(importRow.importId, found.id),
    ...(query.show === "all" ? [] : [eq(importRow.state, query.show)]),
  );
  const rows = await database()
    .select()
    .from(importRow)
    .where(wanted)
    .orderBy(asc(importRow.position))
    .limit(PAGE_SIZE)
    .offset((query.page - 1) * PAGE_SIZE);
  return {
    query,
    pageSize: PAGE_SIZE,
    counts,
    total: query.show === "all" ? found.rowsTotal : counts[query.show],
    photos: await photoCounts(found.id),
    refusedPhotos: await refusedPhotos(found.id),
    quotas: definition.quotaGroups.flatMap(({ id, letter, name }) => {
      const asked = groups.find((one) => one.group === id && one.state === "new")?.rows ?? 0;
      const group = places.find((place) => place.group === id);
      if (asked === 0) return [];
      const free = Math.max(0, (group?.places ?? 0) - (group?.taken ?? 0));
      return [{ id, letter, name: name[language], wanted: asked, free }];
    }),
    rows: await previewRows(found.id, rows, about, definition, language),
  };
}

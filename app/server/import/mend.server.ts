import { and, asc, eq, inArray } from "drizzle-orm";

import { TEMPLATE_COLUMNS } from "#app/domain/import/columns.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { CellRefusal } from "#app/domain/import/row.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { translator } from "#app/text/translator.ts";
import { importRow, nomineeImport } from "#db/schema/import.ts";

import { database } from "../platform/database.server.ts";
import { breathe } from "./progress.server.ts";
import { openRow } from "./rows.server.ts";
import { sheets } from "./sheets.server.ts";
import type { Sheet, TextCell } from "./sheets.thread.ts";
import { WIDTHS } from "./template.server.ts";
import { recordExport } from "../audit/reading.server.ts";

const BATCH = 250;

/**
 * The rows with errors as a workbook of their own, as they were written, with what to mend beside each: mended, it is
 * sent as it is. Null when this delegation has no such import, or it is over.
 * @param say puts an error into the reader's words
 */
export async function mendXlsx(
  { delegationId, importId }: { delegationId: string; importId: string },
  language: Language,
  say: (refusal: CellRefusal) => string,
  by: { actor: string; at: Date },
): Promise<{ name: string; bytes: Uint8Array } | null> {
  if (!isUuid(importId)) return null;
  const [found] = await database()
    .select({ id: nomineeImport.id })
    .from(nomineeImport)
    .where(
      and(
        eq(nomineeImport.id, importId),
        eq(nomineeImport.delegationId, delegationId),
        eq(nomineeImport.stage, "ready"),
      ),
    );
  if (!found) return null;
  const leave = await database().transaction((tx) =>
    recordExport(tx, [
      {
        ...by,
        ...{ action: "passports.exported", subjectKind: "import", subjectId: importId },
        fields: ["passportNumber", "mrz"],
      },
    ]),
  );
  const faulty = await database()
    .select()
    .from(importRow)
    .where(and(eq(importRow.importId, importId), inArray(importRow.state, ["faulty", "left_out"])))
    .orderBy(asc(importRow.position));
  const t = translator(language, "import");
  const rows: TextCell[][] = [];
  for (const [at, { contentsSealed }] of faulty.entries()) {
    const { cells, refusals } = openRow(contentsSealed, leave);
    const wrong = new Set(refusals.map(({ field }) => field));
    rows.push([
      ...TEMPLATE_COLUMNS.map((column): TextCell =>
        column === "mark"
          ? { text: "", look: "plain" }
          : { text: cells[column], look: wrong.has(column) ? "bad" : "plain" },
      ),
      {
        text: refusals.map(say).join("; "),
        look: "bad",
      },
    ]);
    if (at % BATCH === BATCH - 1) await breathe();
  }
  const columns = [...TEMPLATE_COLUMNS, "mend"] as const;
  const sheet: Sheet = {
    name: t("template.sheet"),
    widths: [...TEMPLATE_COLUMNS.map((column) => WIDTHS[column]), 60],
    stickyRows: 1,
    rows: [
      columns.map((column) => ({ text: t(`column.${column}`), look: "head" as const })),
      ...rows,
    ],
  };
  return {
    name: `${t("template.mendName")}.xlsx`,
    bytes: await sheets("writeWorkbook", [sheet]),
  };
}

import { env } from "../../platform/env.server.ts";
import { inThreads } from "../../platform/threads/pool.server.ts";
import type { EditionLanguage } from "../../programme/edition.server.ts";
import { sheetEdition } from "./sheet-edition.server.ts";
import type * as sheetThread from "./sheet.thread.ts";

const press = inThreads<typeof sheetThread>("app/server/bilateral/sheet/sheet.thread.ts");

/** The sheet of a room for a day, or the sign for its door, as PDF; null where there is no such room or day. */
export async function printedSheet(
  as: "sheet" | "sign",
  of: { roomId: string; day: string; language: EditionLanguage },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const edition = await sheetEdition(of.roomId, of.day, of.language);
  if (!edition) return null;
  if (as === "sign") return press("doorSignPdf", edition);
  const current = `${env().ORIGIN}/bilaterals/rooms/${of.roomId}.pdf?day=${of.day}`;
  return press("roomSheetPdf", edition, current);
}

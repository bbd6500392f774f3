import type { SheetKind } from "#app/domain/badge/sheets.ts";

import { inThreads } from "../platform/threads/pool.server.ts";
import { badgesOnPress } from "./on-press.server.ts";
import type * as printThread from "./print.thread.ts";

const press = inThreads<typeof printThread>("app/server/badge/print.thread.ts");

/** Badges as a PDF, front and back of each, in the order of the ids; unknown ids are left out. The same badges give the same bytes. */
export async function badgePdf(
  badgeIds: readonly string[],
  sheet?: SheetKind,
): Promise<Uint8Array<ArrayBuffer>> {
  return press("badgeSheets", await badgesOnPress(badgeIds, sheet));
}

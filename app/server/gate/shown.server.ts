import { inArray } from "drizzle-orm";

import type { PassageReport } from "#app/domain/gate/wire.ts";
import { badge } from "#db/schema/badge.ts";
import { pass } from "#db/schema/pass.ts";

import type { Transaction } from "../platform/database.server.ts";

/** Whose ledger a passage stands in: a nominee's, or that of a visitor's day badge. */
export type Holder = { id: string; kind: "nominee" | "day_badge" | "floater" };
/** What was held up: a badge, a pass, or a code that is nobody's. */
export type Shown = { badgeId: string | null; passId: string | null; holder: Holder | null };

/** What the serials of these reports are, badges and passes alike. */
export async function shownBy(
  tx: Transaction,
  reports: readonly Pick<PassageReport, "serial" | "floater">[],
): Promise<ReadonlyMap<string, Shown>> {
  const serials = [...new Set(reports.flatMap(({ serial, floater }) => [serial, floater]))]
    .filter((serial) => serial !== null)
    .map((serial) => Buffer.from(serial, "hex"));
  if (serials.length === 0) return new Map();
  const badges = await tx
    .select({ id: badge.id, nomineeId: badge.nomineeId, serial: badge.serial })
    .from(badge)
    .where(inArray(badge.serial, serials));
  const passes = await tx
    .select({ id: pass.id, kind: pass.kind, serial: pass.serial })
    .from(pass)
    .where(inArray(pass.serial, serials));
  return new Map<string, Shown>([
    ...badges.map(({ id, nomineeId, serial }): [string, Shown] => [
      hex(serial),
      { badgeId: id, passId: null, holder: { id: nomineeId, kind: "nominee" } },
    ]),
    ...passes.map(({ id, kind, serial }): [string, Shown] => [
      hex(serial ?? new Uint8Array()),
      { badgeId: null, passId: id, holder: { id, kind } },
    ]),
  ]);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

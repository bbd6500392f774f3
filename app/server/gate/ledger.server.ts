import { asc, inArray, sql } from "drizzle-orm";

import { doubleEntries } from "#app/domain/gate/double-entry.ts";
import { whereabouts } from "#app/domain/gate/presence.ts";
import { zoneRules } from "#app/domain/gate/rules.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";

import type { Transaction } from "../platform/database.server.ts";
import { settleFloaters } from "./floaters-twice.server.ts";
import { agreeOnIncidents } from "./incidents-found.server.ts";
import {
  type LedgerChange,
  type LedgerLine,
  ledgerSince,
  type Touched,
} from "./ledger-lines.server.ts";
import { writePlaces } from "./presence.server.ts";
import type { Holder } from "./shown.server.ts";

/**
 * Writes where the holders of these passages are, and what in their ledger does not agree, from all their admitted
 * passages. Locks each holder in one order, so that phones that send at the same moment wait for each other instead of
 * blocking one another. The same passages in any order come to the same places and the same incidents.
 */
export async function settleLedger(
  tx: Transaction,
  {
    summit,
    changed,
    now,
  }: {
    summit: Pick<SummitDefinition, "zones" | "gates">;
    changed: readonly LedgerChange[];
    now: Date;
  },
): Promise<void> {
  const touched = touchedBy(changed);
  if (touched.size === 0) return;
  await lockHolders(tx, [...touched.values()]);
  const walls = zoneRules(summit.zones, summit.gates);
  const lines = await ledgerSince(tx, [...touched.values()]);
  const of = new Map<string, LedgerLine[]>();
  for (const line of lines) of.set(line.holderId, [...(of.get(line.holderId) ?? []), line]);
  await writePlaces(
    tx,
    [...touched.values()].map(({ holder }) => ({
      holder,
      place: whereabouts(of.get(holder.id) ?? [], walls),
    })),
  );
  await agreeOnIncidents(tx, {
    kind: "double_entry",
    since: [...touched.values()],
    found: [...touched.keys()].flatMap((id) => doubleEntries(of.get(id) ?? [], walls)),
    now,
  });
  await settleFloaters(tx, { changed, walls, now });
}

function touchedBy(changed: readonly LedgerChange[]): Map<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const { shown, at } of changed) {
    const { holder } = shown;
    if (!holder || holder.kind === "floater") continue;
    const before = touched.get(holder.id);
    if (!before || at < before.from) touched.set(holder.id, { holder, from: at });
  }
  return touched;
}

async function lockHolders(tx: Transaction, touched: readonly Touched[]): Promise<void> {
  const ids = (kind: Holder["kind"]) =>
    touched.flatMap(({ holder }) => (holder.kind === kind ? [holder.id] : []));
  const [nominees, passes] = [ids("nominee"), ids("day_badge")];
  if (nominees.length > 0)
    await tx
      .select({ one: sql`1` })
      .from(nominee)
      .where(inArray(nominee.id, nominees))
      .orderBy(asc(nominee.id))
      .for("no key update");
  if (passes.length > 0)
    await tx
      .select({ one: sql`1` })
      .from(pass)
      .where(inArray(pass.id, passes))
      .orderBy(asc(pass.id))
      .for("no key update");
}

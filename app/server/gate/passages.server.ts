import { and, eq, inArray, isNull, max } from "drizzle-orm";

import type { PassageReceipt, PassageReport, PassageUpload } from "#app/domain/gate/wire.ts";
import { badge } from "#db/schema/badge.ts";
import { device, gate } from "#db/schema/gate.ts";
import { passage } from "#db/schema/passage.ts";

import { realNow, summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import type { Device } from "./device.server.ts";
import { settlePresence } from "./presence.server.ts";

/**
 * Takes what a phone saw, in one transaction with what follows from it. Sending twice, in any order, hours late or
 * from a phone enrolled anew changes nothing twice and is never rejected.
 */
export async function receivePassages(
  phone: Device,
  upload: PassageUpload,
): Promise<PassageReceipt> {
  const now = await summitNow();
  return database().transaction(async (tx) => {
    const kept = await keep(tx, phone, upload.passages, now);
    await tx
      .update(device)
      .set({
        lastContactAt: realNow(),
        listAsOf: upload.listAsOf === null ? null : new Date(upload.listAsOf * 1000),
        unsent: upload.unsent,
        clockSkewMs: upload.deviceNow - realNow().getTime(),
      })
      .where(eq(device.id, phone.id));
    return {
      now: Math.floor(now.getTime() / 1000),
      kept: [...kept],
      renumber: upload.passages.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
      lastSequence: await lastSequence(tx, phone.id),
    };
  });
}

/** The highest number among a phone's passages: a phone that lost its memory counts on from here. */
export async function lastSequence(tx: Transaction, deviceId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(passage.deviceSequence) })
    .from(passage)
    .where(eq(passage.deviceId, deviceId));
  return row?.last ?? 0;
}

async function keep(
  tx: Transaction,
  phone: Device,
  reports: readonly PassageReport[],
  now: Date,
): Promise<Set<string>> {
  if (reports.length === 0) return new Set();
  const badges = await badgesOf(tx, reports);
  const gates = new Set((await tx.select({ id: gate.id }).from(gate)).map(({ id }) => id));
  await tx
    .insert(passage)
    .values(
      reports.map((report) => ({
        id: report.id,
        deviceId: phone.id,
        deviceSequence: report.sequence,
        // A phone may have been moved to another gate since.
        gateId: gates.has(report.gateId) ? report.gateId : phone.gateId,
        direction: report.direction,
        badgeId: badges.get(report.serial ?? "")?.id ?? null,
        holderId: badges.get(report.serial ?? "")?.nomineeId ?? null,
        verdict: report.verdict,
        reason: report.reason,
        decision: report.decision,
        // Nobody was seen in the future: a clock that runs ahead must not outrank the scans that follow.
        scannedAt: new Date(Math.min(report.scannedAt * 1000, now.getTime())),
      })),
    )
    .onConflictDoNothing();
  await decide(tx, reports);
  const ids = reports.map(({ id }) => id);
  const stored = await tx.select({ id: passage.id }).from(passage).where(inArray(passage.id, ids));
  const touched = reports.flatMap(({ serial }) => badges.get(serial ?? "")?.nomineeId ?? []);
  await settlePresence(tx, [...new Set(touched)].toSorted());
  return new Set(stored.map(({ id }) => id));
}

/** A passage may have been sent before the guard decided. What was decided once stays. */
async function decide(tx: Transaction, reports: readonly PassageReport[]): Promise<void> {
  for (const decision of ["admitted", "refused"] as const) {
    const ids = reports.filter((one) => one.decision === decision).map(({ id }) => id);
    if (ids.length === 0) continue;
    await tx
      .update(passage)
      .set({ decision })
      .where(and(inArray(passage.id, ids), isNull(passage.decision)));
  }
}

async function badgesOf(tx: Transaction, reports: readonly PassageReport[]) {
  const serials = [...new Set(reports.flatMap(({ serial }) => serial ?? []))];
  if (serials.length === 0) return new Map<string, { id: string; nomineeId: string }>();
  const rows = await tx
    .select({ id: badge.id, nomineeId: badge.nomineeId, serial: badge.serial })
    .from(badge)
    .where(
      inArray(
        badge.serial,
        serials.map((serial) => Buffer.from(serial, "hex")),
      ),
    );
  return new Map(rows.map((row) => [Buffer.from(row.serial).toString("hex"), row]));
}

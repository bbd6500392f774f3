import { and, eq, inArray, lt, or, sql } from "drizzle-orm";

import type { PassageReport } from "#app/domain/gate/wire.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { passage } from "#db/schema/passage.ts";

import type { Transaction } from "../platform/database.server.ts";
import type { Device } from "./device.server.ts";
import { type Shown, shownBy } from "./shown.server.ts";

/** A phone that is moved hears of it a moment later, and its clock may be that much off (ms). */
const SLACK_MS = 60_000;

/** A passage that was stored now, or of which the phone said something new. */
export type ChangedPassage = {
  id: string;
  at: Date;
  shown: Shown;
  floaterId: string | null;
  reason: string | null;
  verdict: PassageReport["verdict"];
  gateId: string;
  /** Stored for the first time. */
  isNew: boolean;
  /** The phone named a gate at which it never stood. */
  wrongGate: boolean;
};
type Kept = {
  kept: readonly string[];
  renumber: readonly string[];
  /** Ids that are another phone's. */
  foreign: ReadonlySet<string>;
  changed: readonly ChangedPassage[];
};

/** Stores what is new among a phone's reports, and takes over what is a newer word about its own. */
export async function keepReports(
  tx: Transaction,
  { phone, reports, now }: { phone: Device; reports: readonly PassageReport[]; now: Date },
): Promise<Kept> {
  if (reports.length === 0) return { kept: [], renumber: [], foreign: new Set(), changed: [] };
  const { known, bySequence, foreign } = await knownOf(tx, phone.id, reports);
  const renumber: string[] = [];
  const fresh = reports.filter(({ id, sequence }) => {
    if (known.has(id) || foreign.has(id)) return false;
    const free = !bySequence.has(sequence);
    if (free) bySequence.add(sequence);
    else renumber.push(id);
    return free;
  });
  const newer = reports.filter(
    ({ id, revision }) => (known.get(id)?.revision ?? Infinity) < revision,
  );
  const [shown, stood] = [await shownBy(tx, reports), await assignments(tx, phone.id)];
  const describe = (report: PassageReport, isNew: boolean): ChangedPassage => {
    // Nobody was seen in the future: a clock that runs ahead must not outrank the scans that follow.
    const at = new Date(Math.min(report.scannedAt * 1000, now.getTime()));
    const stoodThere = stood.some(
      ({ gateId, from }) => gateId === report.gateId && from.getTime() - SLACK_MS <= at.getTime(),
    );
    return {
      ...{ id: report.id, at, isNew, reason: report.reason, verdict: report.verdict },
      shown: shown.get(report.serial ?? "") ?? NOBODY,
      floaterId: shown.get(report.floater ?? "")?.passId ?? null,
      gateId: stoodThere ? report.gateId : phone.gateId,
      wrongGate: !stoodThere,
    };
  };
  const inserted = await insertFresh(tx, phone.id, fresh, (report) => describe(report, true));
  await Promise.all(newer.map((report) => takeOver(tx, phone.id, report)));
  const lost = fresh.filter(({ id }) => !inserted.has(id)).map(({ id }) => id);
  return {
    kept: [...known.keys(), ...inserted],
    renumber,
    foreign: new Set([...foreign, ...lost]),
    changed: [
      ...fresh.filter(({ id }) => inserted.has(id)).map((report) => describe(report, true)),
      // Mostly the phone only confirms what the server judged with it: then nothing follows.
      ...newer
        .filter(({ id, decision }) => known.get(id)?.decision !== decision)
        .map((report) => describe(report, false)),
    ],
  };
}

const NOBODY: Shown = { badgeId: null, passId: null, holder: null };

/** Which of these reports are here: by id with their revision, and which numbers are taken. */
async function knownOf(tx: Transaction, deviceId: string, reports: readonly PassageReport[]) {
  const rows = await tx
    .select({
      id: passage.id,
      deviceId: passage.deviceId,
      sequence: passage.deviceSequence,
      revision: passage.revision,
      decision: passage.decision,
    })
    .from(passage)
    .where(
      or(
        inArray(
          passage.id,
          reports.map(({ id }) => id),
        ),
        and(
          eq(passage.deviceId, deviceId),
          inArray(
            passage.deviceSequence,
            reports.map(({ sequence }) => sequence),
          ),
        ),
      ),
    );
  const asked = new Set(reports.map(({ id }) => id));
  const own = rows.filter((row) => row.deviceId === deviceId);
  return {
    known: new Map(own.filter(({ id }) => asked.has(id)).map((row) => [row.id, row] as const)),
    bySequence: new Set(own.flatMap(({ sequence }) => sequence ?? [])),
    foreign: new Set(rows.filter((row) => row.deviceId !== deviceId).map(({ id }) => id)),
  };
}

const assignments = (tx: Transaction, deviceId: string) =>
  tx
    .select({ gateId: deviceAssignment.gateId, from: deviceAssignment.from })
    .from(deviceAssignment)
    .where(eq(deviceAssignment.deviceId, deviceId));

async function insertFresh(
  tx: Transaction,
  deviceId: string,
  fresh: readonly PassageReport[],
  describe: (report: PassageReport) => ChangedPassage,
): Promise<Set<string>> {
  if (fresh.length === 0) return new Set();
  const rows = await tx
    .insert(passage)
    .values(
      fresh.map((report) => {
        const { gateId, shown, floaterId, at } = describe(report);
        const { id, sequence, direction, verdict, reason, decision } = report;
        return {
          ...{ id, deviceId, deviceSequence: sequence, gateId, direction },
          ...{ badgeId: shown.badgeId, passId: shown.passId, holderId: shown.holder?.id ?? null },
          ...{ floaterId, verdict, reason, decision, decisionReason: report.decisionReason },
          ...{ revision: report.revision, scannedAt: at, tookMs: report.tookMs ?? null },
        };
      }),
    )
    .onConflictDoNothing({ target: passage.id })
    .returning({ id: passage.id });
  return new Set(rows.map(({ id }) => id));
}

/**
 * What the phone's own word may change afterwards: verdict and decision, never who was seen, where and when, nor that a
 * supervisor let somebody in.
 */
const takeOver = (tx: Transaction, deviceId: string, report: PassageReport) =>
  tx
    .update(passage)
    .set({
      verdict: report.verdict,
      reason: report.reason,
      decision: sql`case when ${passage.overriddenBy} is null then ${report.decision}::guard_decision else ${passage.decision} end`,
      decisionReason: report.decisionReason,
      revision: report.revision,
      tookMs: report.tookMs ?? null,
    })
    .where(
      and(
        eq(passage.id, report.id),
        eq(passage.deviceId, deviceId),
        lt(passage.revision, report.revision),
      ),
    );

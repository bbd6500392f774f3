import { createHash, randomUUID } from "node:crypto";

import { eq, inArray } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import {
  PAPER_LINES,
  type PaperFault,
  type PaperLine,
  readPaperList,
} from "#app/domain/supervision/paper-list.ts";
import { badge } from "#db/schema/badge.ts";
import { gate } from "#db/schema/gate.ts";
import { pass } from "#db/schema/pass.ts";
import { passage } from "#db/schema/passage.ts";

import { openRefusals } from "../gate/incidents-found.server.ts";
import { settleLedger } from "../gate/ledger.server.ts";
import type { Shown } from "../gate/shown.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { By } from "./override.server.ts";

export type Paper = { gateId: string; day: string; text: string; note: string };
/** Faults stop the whole list: it is mended and brought in again, and nobody is written down twice. */
export type PaperRefusal =
  | { kind: "gate_missing" | "note_missing" | "empty" | "too_long" }
  | { kind: "faults"; faults: readonly (PaperFault | UnknownNumber)[] };
type UnknownNumber = { line: number; text: string; problem: "unknown" };
export type BroughtIn = { lines: number; added: number };

/**
 * Brings in the list that a gate kept on paper while it had no power: each line becomes a passage of that minute, all or
 * none. A line that is in the ledger already adds nothing. Dead badges and people held back become incidents.
 */
export async function bringInPaper(
  { gateId, day, text, note }: Paper,
  { actor, now }: By,
): Promise<Result<BroughtIn, PaperRefusal>> {
  const summit = await summitDefinition();
  return database().transaction(async (tx) => {
    const [place] = await tx.select().from(gate).where(eq(gate.id, gateId));
    if (!place) return err({ kind: "gate_missing" });
    if (note.trim() === "") return err({ kind: "note_missing" });
    const { lines, faults } = readPaperList(text, { day, way: place.direction, now });
    if (lines.length + faults.length === 0) return err({ kind: "empty" });
    if (lines.length > PAPER_LINES) return err({ kind: "too_long" });
    const known = await holdersOf(tx, lines);
    const unknown = lines.flatMap(({ line, number }) =>
      known.has(number) ? [] : [{ line, text: number, problem: "unknown" as const }],
    );
    if (faults.length + unknown.length > 0)
      return err({
        kind: "faults",
        faults: [...faults, ...unknown].toSorted((a, b) => a.line - b.line),
      });
    const rows = lines.map((line) => ({ ...line, ...found(known, line.number) }));
    const added = await tx
      .insert(passage)
      .values(
        rows.map(({ direction, at, shown, endedAt, why }) => ({
          ...{ id: randomUUID(), source: "paper" as const, gateId, direction, scannedAt: at },
          ...{ badgeId: shown.badgeId, passId: shown.passId, holderId: shown.holder?.id ?? null },
          ...(endedAt && endedAt <= at
            ? { verdict: "refuse" as const, reason: why }
            : { verdict: "admit" as const }),
          ...{ decision: "admitted" as const, enteredBy: actor, note: note.trim() },
        })),
      )
      .onConflictDoNothing()
      .returning({
        id: passage.id,
        holderId: passage.holderId,
        at: passage.scannedAt,
        verdict: passage.verdict,
        reason: passage.reason,
      });
    const holders = new Map(rows.map(({ shown }) => [shown.holder?.id, shown] as const));
    const changed = added.map(({ holderId, ...one }) => ({
      ...{ ...one, isNew: true, wrongGate: false, floaterId: null },
      shown: holders.get(holderId ?? undefined) ?? { badgeId: null, passId: null, holder: null },
    }));
    await settleLedger(tx, { summit, changed, now });
    await openRefusals(tx, { deviceId: null, changed, now });
    await audit(tx, {
      ...{ actor, action: "paper.brought_in", subjectKind: "gate", subjectId: gateId, at: now },
      correlation: createHash("sha256").update(text).digest("hex").slice(0, 32),
    });
    return ok({ lines: lines.length, added: added.length });
  });
}

/** Whose number it is, and since when that badge does not count any more. */
type Held = { shown: Shown; endedAt: Date | null; why: "revoked" | "superseded" };

async function holdersOf(tx: Transaction, lines: readonly PaperLine[]): Promise<Map<string, Held>> {
  const numbers = [...new Set(lines.map(({ number }) => number))];
  if (numbers.length === 0) return new Map();
  const badges = await tx.select().from(badge).where(inArray(badge.shortNumber, numbers));
  const passes = await tx.select().from(pass).where(inArray(pass.shortNumber, numbers));
  return new Map<string, Held>([
    ...badges.map(({ id, nomineeId, shortNumber, revokedAt, supersededAt }): [string, Held] => [
      shortNumber,
      {
        shown: { badgeId: id, passId: null, holder: { id: nomineeId, kind: "nominee" } },
        endedAt: revokedAt ?? supersededAt,
        why: revokedAt ? "revoked" : "superseded",
      },
    ]),
    // A floater on a paper list is nobody's passage.
    ...passes
      .filter(({ kind }) => kind === "day_badge")
      .map(({ id, kind, shortNumber, revokedAt }): [string, Held] => [
        shortNumber ?? "",
        {
          shown: { badgeId: null, passId: id, holder: { id, kind } },
          endedAt: revokedAt,
          why: "revoked",
        },
      ]),
  ]);
}

function found(known: ReadonlyMap<string, Held>, number: string): Held {
  const held = known.get(number);
  if (!held) throw new Error("A number was looked up before");
  return held;
}

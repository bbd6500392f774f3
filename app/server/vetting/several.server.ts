import { asc, eq, inArray } from "drizzle-orm";

import type { FileStatus } from "#app/domain/nominee/status.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import { expiresTooSoon } from "#app/domain/nominee/passport.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { checksOf } from "#app/domain/vetting/checks.ts";
import { decideVetting } from "#app/domain/vetting/decide.ts";
import { decideMove } from "#app/domain/vetting/move.ts";
import type { Refused } from "#app/domain/vetting/refused.ts";
import {
  type Foreseen,
  MOST_AT_ONCE,
  type SeveralAct,
  worthSaying,
} from "#app/domain/vetting/several.ts";
import { isFileId } from "#app/domain/vetting/queue.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";

import { alikeRows } from "../nominee/likely-same.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { decideFile, type Officer } from "./decide.server.ts";
import { moveFile } from "./move.server.ts";

export type SeveralOrder = {
  act: SeveralAct;
  /** Common to all; from `parseReason`. */
  reason: string;
};

type Seen = { id: string; version: number };

/**
 * What an order would make of each file, and what speaks for looking at it alone first. Nothing is written and no
 * passport is opened. Files that officers do not see are left out.
 * @param seen the version that the officer saw of a file; one that is not named counts as seen now
 */
export async function foreseeSeveral(
  officer: Officer,
  ids: readonly string[],
  order: SeveralOrder,
  now: Date,
  seen: ReadonlyMap<string, number> = new Map(),
) {
  const wanted = [...new Set(ids)].filter(isFileId).slice(0, MOST_AT_ONCE);
  if (wanted.length === 0) return [];
  const definition = await summitDefinition();
  const [rows, decisions] = await Promise.all([
    database()
      .select({ file: nominee, code: delegation.code, iso2: delegation.iso2 })
      .from(nominee)
      .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
      .where(inArray(nominee.id, wanted)),
    database()
      .select()
      .from(vettingDecision)
      .where(inArray(vettingDecision.nomineeId, wanted))
      .orderBy(asc(vettingDecision.decidedAt)),
  ]);
  const seenRows = rows.filter(({ file }) => file.status !== "draft");
  const inOrder = seenRows.toSorted(
    (a, b) => wanted.indexOf(a.file.id) - wanted.indexOf(b.file.id),
  );
  return Promise.all(
    inOrder.map(async ({ file, code, iso2 }) => ({
      id: file.id,
      version: file.version,
      name: fullName(file),
      number: file.number,
      code,
      iso2,
      category: file.category,
      stage: file.stage,
      status: file.status,
      foreseen: foresee(file, definition, {
        officer,
        order,
        now,
        seenVersion: seen.get(file.id) ?? file.version,
        decisions: decisions.filter(({ nomineeId }) => nomineeId === file.id),
      }),
      warnings: await warningsOf(file, definition),
    })),
  );
}

type File = typeof nominee.$inferSelect;

function foresee(
  file: File,
  { categories, vettingStages: stages }: SummitDefinition,
  at: {
    officer: Officer;
    order: SeveralOrder;
    now: Date;
    seenVersion: number;
    decisions: (typeof vettingDecision.$inferSelect)[];
  },
): Foreseen {
  const category = categories.find(({ id }) => id === file.category);
  if (!category) throw new Error(`No category ${file.category}`);
  const { act, reason } = at.order;
  const common = { ...at, nominee: file, category, stages, reason };
  const decided =
    act === "held"
      ? decideMove({ ...common, move: act, leftMs: null, hasLiveBadge: false })
      : decideVetting({ ...common, outcome: act, fields: [], notes: {} });
  if (!decided.ok) return { ok: false, error: told(decided.error) };
  const { status, stage } = decided.value;
  return { ok: true, status: foreseeable(status), stage };
}

const told = (error: { kind: "changed" } | Exclude<Refused, { kind: "changed" }>): Refused =>
  error.kind === "changed" ? { kind: "changed", by: null } : error;

function foreseeable(status: FileStatus) {
  if (status === "cleared" || status === "returned" || status === "on_hold") return status;
  return "in_vetting" as const;
}

async function warningsOf(file: File, { categories, days }: SummitDefinition) {
  const category = categories.find(({ id }) => id === file.category) ?? null;
  const twins = await alikeRows(file.id, file);
  const hasPhoto = file.photoId !== null;
  const hasPassportNumber = file.passportIndex !== null;
  const { passportExpires } = file;
  const gaps = missingOf({ ...file, category, hasPassportNumber, hasPhoto }).length;
  const checks = checksOf({
    gaps,
    passportExpires,
    expiresTooSoon: passportExpires !== null && expiresTooSoon(passportExpires, days.at(-1) ?? ""),
    zone: "sealed",
    hasPhoto,
    category: category ?? { photo: "required", twoPerson: false },
    hasQuota: true,
    hasPassportNumber,
    samePassport: twins.filter((twin) => twin.samePassport).length,
  });
  return {
    gaps,
    checks: worthSaying(checks),
    /** Somebody of the same birthday and a like name, with another passport. */
    namesake: twins.some((twin) => !twin.samePassport && twin.status !== "draft"),
  };
}

/**
 * Carries an order out, file by file, each with its audit entry in a transaction of its own: one that somebody changed
 * since the preview is refused by itself, and locks are held for one file at a time. Decides what was previewed: the
 * versions are those of the preview.
 */
export async function decideSeveral(
  officer: Officer,
  files: readonly Seen[],
  { act, reason }: SeveralOrder,
  now: Date,
): Promise<Map<string, Refused | null>> {
  const done = new Map<string, Refused | null>();
  for (const { id: nomineeId, version } of files.slice(0, MOST_AT_ONCE)) {
    const one = { nomineeId, version, reason };
    const decided =
      act === "held"
        ? await moveFile(officer, { ...one, move: act }, now)
        : await decideFile(officer, { ...one, outcome: act, fields: [] }, now);
    if (decided.ok) done.set(nomineeId, null);
    else if (decided.error.kind !== "not_found") done.set(nomineeId, decided.error);
  }
  return done;
}

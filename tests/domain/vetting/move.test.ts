import { describe, expect, it } from "vitest";

import { FILE_STATUSES } from "#app/domain/nominee/status.ts";
import { decideMove, type MoveCase, MOVES } from "#app/domain/vetting/move.ts";

const name = { en: "", ru: "", kk: "" };
const STAGES = [
  { id: "completeness", name, role: "officer", hours: 8 },
  { id: "clearance", name, role: "security", hours: 24 },
] as const;
const NOW = new Date("2022-10-12T02:30:00Z");
const hours = (n: number): Date => new Date(NOW.getTime() + n * 3_600_000);

const at = (change: Partial<MoveCase> = {}): MoveCase => ({
  nominee: { status: "submitted", stage: "completeness", version: 3, stageDueAt: hours(5) },
  category: { vettingPath: ["completeness", "clearance"] },
  stages: STAGES,
  decisions: [],
  officer: { roles: ["officer"] },
  move: "held",
  seenVersion: 3,
  reason: "The ministry checks the name",
  leftMs: null,
  hasLiveBadge: false,
  now: NOW,
  ...change,
});
const refused = { status: "refused", stage: null, version: 3, stageDueAt: null } as const;
const held = { status: "on_hold", stage: "completeness", version: 3, stageDueAt: null } as const;
const approved = { stage: "completeness", outcome: "approved", officerId: "a" } as const;

describe("a hold", () => {
  it("stops the clock and keeps what was left, even of a file that was late", () => {
    expect(decideMove(at())).toEqual({
      ok: true,
      value: { status: "on_hold", stage: "completeness", due: null, leftMs: 5 * 3_600_000 },
    });
    const nominee = { ...at().nominee, stageDueAt: hours(-1) };
    expect(decideMove(at({ nominee }))).toMatchObject({ value: { leftMs: -3_600_000 } });
  });

  it("says what is waited for", () => {
    expect(decideMove(at({ reason: "" }))).toEqual({ ok: false, error: { kind: "why_missing" } });
  });

  it("ends with as much time as there was, where the file stood", () => {
    const back = at({ nominee: held, move: "resumed", reason: "", leftMs: 3_600_000 });
    expect(decideMove(back)).toEqual({
      ok: true,
      value: { status: "submitted", stage: "completeness", due: hours(1), leftMs: null },
    });
    const later = { ...back, decisions: [approved] };
    expect(decideMove(later)).toMatchObject({ value: { status: "in_vetting" } });
  });
});

describe("reopening", () => {
  const decisions = [approved, { stage: "clearance", outcome: "refused", officerId: "s" }] as const;
  const security = { roles: ["security"] } as const;
  const again = at({ nominee: refused, decisions, officer: security, move: "reopened" });

  it("goes back to the stage that was decided last, with its whole time", () => {
    expect(decideMove(again)).toEqual({
      ok: true,
      value: { status: "in_vetting", stage: "clearance", due: hours(24), leftMs: null },
    });
  });

  it("is for who decides that stage, with a reason, and never under a live badge", () => {
    expect(decideMove({ ...again, officer: { roles: ["officer"] } })).toMatchObject({
      error: { kind: "not_your_stage", stage: "clearance", role: "security" },
    });
    expect(decideMove({ ...again, reason: "" })).toMatchObject({
      error: { kind: "reason_missing" },
    });
    expect(decideMove({ ...again, hasLiveBadge: true })).toMatchObject({
      error: { kind: "live_badge" },
    });
  });

  it("finds no stage where the category has none, and no way where the definition lost it", () => {
    expect(decideMove({ ...again, decisions: [] })).toMatchObject({ error: { kind: "no_stage" } });
    expect(decideMove({ ...again, stages: STAGES.slice(0, 1) })).toMatchObject({
      error: { kind: "unknown_stage", stage: "clearance" },
    });
  });
});

it("begins only where the list of turns says so, and never on a file that changed since", () => {
  const may = {
    held: ["submitted", "in_vetting"],
    resumed: ["on_hold"],
    reopened: ["cleared", "refused"],
  };
  for (const move of MOVES) {
    const from = FILE_STATUSES.filter((status) => {
      const nominee = { ...at().nominee, status };
      return decideMove(at({ nominee, move, decisions: [approved] })).ok;
    });
    expect(from.toSorted()).toEqual(may[move].toSorted());
    expect(decideMove(at({ move, seenVersion: 2 }))).toEqual({
      ok: false,
      error: { kind: "changed" },
    });
  }
});

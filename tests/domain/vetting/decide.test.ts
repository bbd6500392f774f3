import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { FILE_STATUSES } from "#app/domain/nominee/status.ts";
import { decideVetting, type VettingCase } from "#app/domain/vetting/decide.ts";
import { OUTCOMES } from "#app/domain/vetting/outcome.ts";

const name = { en: "", ru: "", kk: "" };
const STAGES = [
  { id: "completeness", name, role: "officer", hours: 8 },
  { id: "identity", name, role: "officer", hours: 12 },
  { id: "clearance", name, role: "security", hours: 24 },
] as const;
const NOW = new Date("2022-10-12T02:30:00Z");

const at = (change: Partial<VettingCase> = {}): VettingCase => ({
  nominee: { status: "submitted", stage: "completeness", version: 3 },
  category: { vettingPath: ["completeness", "identity", "clearance"], twoPerson: false },
  stages: STAGES,
  decisions: [],
  officer: { id: "aigerim", roles: ["officer"] },
  outcome: "approved",
  seenVersion: 3,
  reason: "",
  fields: [],
  notes: {},
  now: NOW,
  ...change,
});
const waitingFor = (stage: string): VettingCase["nominee"] => ({
  status: "in_vetting",
  stage,
  version: 3,
});
const security = { id: "sanzhar", roles: ["security"] } as const;

describe("approving a stage", () => {
  it("moves the file to the next stage, with that stage's hours", () => {
    expect(decideVetting(at())).toEqual({
      ok: true,
      value: {
        decided: "completeness",
        status: "in_vetting",
        stage: "identity",
        due: new Date("2022-10-12T14:30:00Z"),
        returnedFields: [],
        returnedReason: "",
        returnedNotes: {},
      },
    });
  });

  it("clears the file at the last stage", () => {
    const last = at({ nominee: waitingFor("clearance"), officer: security });
    expect(decideVetting(last)).toMatchObject({
      ok: true,
      value: { decided: "clearance", status: "cleared", stage: null, due: null },
    });
  });

  it("clears at once where the path has one stage", () => {
    const category = { vettingPath: ["completeness"], twoPerson: false };
    expect(decideVetting(at({ category }))).toMatchObject({ value: { status: "cleared" } });
  });

  it("takes a file up again that was on hold", () => {
    const nominee = { status: "on_hold", stage: "identity", version: 3 } as const;
    expect(decideVetting(at({ nominee }))).toMatchObject({
      value: { status: "in_vetting", stage: "clearance" },
    });
  });
});

describe("returning and refusing", () => {
  it("gives a returned file back with what to mend and why", () => {
    const returned = at({ outcome: "returned", reason: "A newer photo", fields: ["photo"] });
    expect(decideVetting(returned)).toEqual({
      ok: true,
      value: {
        decided: "completeness",
        status: "returned",
        stage: null,
        due: null,
        returnedFields: ["photo"],
        returnedReason: "A newer photo",
        returnedNotes: {},
      },
    });
  });

  it("ends a refused file and leaves nothing to mend", () => {
    const refused = at({ outcome: "refused", reason: "Not on the note", fields: ["photo"] });
    expect(decideVetting(refused)).toMatchObject({
      value: { status: "refused", stage: null, due: null, returnedFields: [], returnedReason: "" },
    });
  });

  it("needs no reason for the whole where each field to mend has words of its own", () => {
    const notes = { photo: "Too dark", birthDate: "Not as in the passport" };
    const back = at({ outcome: "returned", fields: ["photo"], notes });
    expect(decideVetting(back)).toMatchObject({
      ok: true,
      value: { returnedFields: ["birthDate", "photo"], returnedReason: "", returnedNotes: notes },
    });
    const oneWithout = at({ ...back, fields: ["photo", "surname"] });
    expect(decideVetting(oneWithout)).toEqual({ ok: false, error: { kind: "reason_missing" } });
    const refused = at({ ...back, outcome: "refused" });
    expect(decideVetting(refused)).toEqual({ ok: false, error: { kind: "reason_missing" } });
  });

  it.each(["returned", "refused"] as const)("needs a reason: %s", (outcome) => {
    expect(decideVetting(at({ outcome }))).toEqual({
      ok: false,
      error: { kind: "reason_missing" },
    });
  });
});

describe("who may decide", () => {
  it("is the role of the stage, not any officer", () => {
    expect(decideVetting(at({ nominee: waitingFor("clearance") }))).toEqual({
      ok: false,
      error: { kind: "not_your_stage", stage: "clearance", role: "security" },
    });
    expect(decideVetting(at({ officer: security }))).toMatchObject({
      error: { kind: "not_your_stage", role: "officer" },
    });
  });

  const byAigerim = { stage: "completeness", outcome: "approved", officerId: "aigerim" } as const;
  const second = at({ nominee: waitingFor("identity"), decisions: [byAigerim] });
  const twoPerson = { ...second.category, twoPerson: true };

  it("may be the same officer twice in most categories", () => {
    expect(decideVetting(second).ok).toBe(true);
  });

  it.each(OUTCOMES)("must be two persons where the category wants it: %s", (outcome) => {
    expect(decideVetting({ ...second, category: twoPerson, outcome, reason: "Why" })).toEqual({
      ok: false,
      error: { kind: "two_persons", stage: "completeness" },
    });
    const officer = { id: "daulet", roles: ["officer"] as const };
    expect(
      decideVetting({ ...second, category: twoPerson, officer, outcome, reason: "Why" }).ok,
    ).toBe(true);
  });

  it("is open again to everybody after the file came back from the delegation", () => {
    const decisions = [
      byAigerim,
      { stage: "identity", outcome: "returned", officerId: "daulet" } as const,
    ];
    expect(decideVetting({ ...second, category: twoPerson, decisions }).ok).toBe(true);
  });
});

describe("what is never decided", () => {
  it("a file that changed since it was opened", () => {
    expect(decideVetting(at({ seenVersion: 2 }))).toEqual({
      ok: false,
      error: { kind: "changed" },
    });
  });

  it.each(FILE_STATUSES.filter((s) => !["submitted", "in_vetting", "on_hold"].includes(s)))(
    "a file that is %s",
    (status) => {
      for (const outcome of OUTCOMES) {
        const nominee = { status, stage: null, version: 3 };
        expect(decideVetting(at({ nominee, outcome, reason: "Why" }))).toEqual({
          ok: false,
          error: { kind: "not_waiting", status },
        });
      }
    },
  );

  it("a file whose stage, or a stage of whose path, the definition does not know", () => {
    expect(decideVetting(at({ nominee: waitingFor("polygraph") }))).toEqual({
      ok: false,
      error: { kind: "unknown_stage", stage: "polygraph" },
    });
    const category = { vettingPath: ["completeness", "polygraph"], twoPerson: false };
    expect(decideVetting(at({ category }))).toEqual({
      ok: false,
      error: { kind: "unknown_stage", stage: "polygraph" },
    });
    const elsewhere = { vettingPath: ["identity"], twoPerson: false };
    expect(decideVetting(at({ category: elsewhere }))).toMatchObject({
      error: { kind: "unknown_stage", stage: "completeness" },
    });
  });

  it("into being cleared before its last stage, by whatever sequence of officers", () => {
    const officers = [at().officer, { id: "daulet", roles: ["officer"] as const }, security];
    const step = fc.record({
      officer: fc.constantFrom(...officers),
      outcome: fc.constantFrom(...OUTCOMES),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, twoPerson) => {
        let file = at({ category: { ...at().category, twoPerson } });
        for (const { officer, outcome } of steps) {
          const answer = decideVetting({ ...file, officer, outcome, reason: "Why" });
          if (!answer.ok) continue;
          const { status, stage, decided } = answer.value;
          const decisions = [...file.decisions, { stage: decided, outcome, officerId: officer.id }];
          if (status === "cleared") {
            const round = decisions.slice(
              decisions.findLastIndex((d) => d.outcome === "returned") + 1,
            );
            expect(round.map((d) => d.stage)).toEqual(file.category.vettingPath);
            if (twoPerson) expect(new Set(round.map((d) => d.officerId)).size).toBe(3);
          }
          const sentAgain = status === "returned";
          file = at({
            ...file,
            decisions,
            nominee: sentAgain ? at().nominee : { status, stage, version: 3 },
          });
        }
      }),
    );
  });
});

import { describe, expect, test } from "vitest";

import { gateRules, type ZoneRules } from "#app/domain/gate/rules.ts";
import {
  type Admission,
  CHECK_REASONS,
  REFUSAL_REASONS,
  VERDICT_WORDS,
} from "#app/domain/gate/verdict.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { Judged } from "#app/scanner/judged.ts";
import { reasonWords } from "#app/scanner/screens/reason-words.ts";
import { translator } from "#app/text/translator.ts";

const NOW = 1_665_540_000;
const HALL = { en: "Plenary hall", ru: "Пленарный зал", kk: "Пленарлық зал" };
const RULES: ZoneRules = {
  number: 3,
  freshnessMinutes: 10,
  graceMinutes: 1,
  within: null,
  floater: null,
  hours: null,
  hasExit: true,
};
const list: GateList = {
  number: 0,
  horizon: "0",
  asOf: NOW,
  device: { id: "d", label: "device 07", lastSequence: 0 },
  gate: { id: "b", name: HALL, zone: 3, direction: "entry", staffed: false, stopped: false },
  zones: [{ ...RULES, name: HALL }],
  categories: [],
  delegations: [],
  telephone: "4444",
  words: [],
  letIn: [],
  keys: [],
  revoked: [],
  superseded: [],
  blocked: [],
  floaters: [],
  inside: [],
  recordsVersion: "",
};
const judged = (admission: Admission): Judged => ({
  id: "p",
  admission,
  at: NOW,
  claims: undefined,
  floater: null,
  holder: undefined,
  facts: {
    gate: gateRules({ zone: 3, direction: "entry", stopped: false }, [RULES]),
    listAgeSeconds: 14 * 60,
    presence: { zone: 3, since: NOW - 3600 },
    revokedAt: NOW - 86_400,
    superseded: { at: NOW, by: 2 },
  },
});
const all: readonly Admission[] = [
  { kind: "admit" },
  ...REFUSAL_REASONS.map((reason) => ({ kind: "refuse", reason }) as const),
  ...CHECK_REASONS.map((reason) => ({ kind: "check", reason }) as const),
];

describe.each(LANGUAGES)("a guard who reads %s", (language) => {
  const t = translator(language, "gate");

  test.each(all)("reads what $kind $reason means", (admission) => {
    const { title, text, facts } = reasonWords(judged(admission), list, language, t);
    const words = [title, text, ...facts.flat()].join(" ");
    expect(title.length).toBeGreaterThan(3);
    expect(words).not.toMatch(/\{\{|undefined|(refuse|check|admit)\.\w/);
    if (language !== "en") expect(title).toMatch(/[а-яәғқңөұүһі]/i);
  });

  test("tells the three verdicts apart by their first letter", () => {
    const words = Object.values(VERDICT_WORDS).map((word) => word[language]);
    expect(new Set(words.map((word) => word.charAt(0))).size).toBe(3);
  });
});

test("a refusal says since when, and when it was another day, which", () => {
  const revoked = judged({ kind: "refuse", reason: "revoked" });
  const inside = judged({ kind: "refuse", reason: "already_inside" });
  const title = (one: Judged) => reasonWords(one, list, "en", translator("en", "gate")).title;
  expect(title(inside)).toBe("Already inside: today, 07:00");
  expect(title(revoked)).toBe("Badge revoked: 11 October, 08:00");
});

import { expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { type CheckedFile, checksOf } from "#app/domain/vetting/checks.ts";
import { MOVES } from "#app/domain/vetting/move.ts";
import { OUTCOMES } from "#app/domain/vetting/outcome.ts";
import { i18nOf } from "#app/text/translator.ts";

const flags = [true, false];
/** Every file that the checks can tell apart. */
const files: CheckedFile[] = [0, 1].flatMap((number) =>
  flags.flatMap((flag) =>
    (["sealed", "absent", "faulty", "differs", "agrees"] as const).flatMap((zone) =>
      ([null, "2031-02-18"] as const).flatMap((passportExpires) =>
        (["free", "required"] as const).map((photo) => ({
          gaps: number,
          passportExpires,
          expiresTooSoon: flag,
          zone,
          hasPhoto: flag,
          category: { photo, twoPerson: flag },
          hasQuota: flag,
          hasPassportNumber: flag,
          samePassport: number,
        })),
      ),
    ),
  ),
);

it.each(LANGUAGES)("has a sentence in %s for whatever a check can say", (language) => {
  const said = new Set(files.flatMap(checksOf).map(({ check, word }) => `check.${check}.${word}`));
  expect(said.size).toBe(19);
  const i18n = i18nOf(language);
  for (const key of said)
    expect(i18n.exists(key, { ns: "accreditation", count: 2 }), key).toBe(true);
});

it.each(LANGUAGES)("has words in %s for each outcome, on the page and in the mail", (language) => {
  const i18n = i18nOf(language);
  for (const outcome of OUTCOMES) {
    for (const key of [
      `done.${outcome}`,
      `dossier.decided.${outcome}`,
      `problem.decidedBefore.${outcome}`,
    ])
      expect(i18n.exists(key, { ns: "accreditation" }), key).toBe(true);
  }
  for (const turn of ["cleared", "returned", "refused"])
    expect(i18n.exists(`${turn}.subject`, { ns: "news" }), turn).toBe(true);
});

it.each(LANGUAGES)("has words in %s for each move, on the page and in the mail", (language) => {
  const i18n = i18nOf(language);
  for (const move of MOVES) {
    for (const key of [`done.${move}`, `dossier.moved.${move}`, `problem.decidedBefore.${move}`])
      expect(i18n.exists(key, { ns: "accreditation" }), key).toBe(true);
    expect(i18n.exists(`${move}.subject`, { ns: "news" }), move).toBe(true);
  }
});

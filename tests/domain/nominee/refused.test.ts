import { describe, expect, test } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { ENTRY_REFUSALS, LIST_REFUSALS } from "#app/domain/import/refusals.ts";
import { type DraftRefusal, readDraft, type TypedDraft } from "#app/domain/nominee/draft.ts";
import { MRZ_WARNINGS, mrzWarnings, type MrzWarning } from "#app/domain/nominee/mrz-warnings.ts";
import { readMrz } from "#app/domain/nominee/mrz.ts";
import { PHOTO_REFUSALS } from "#app/domain/nominee/photo.ts";
import { translator } from "#app/text/translator.ts";
import { listWords, photoWords } from "#app/ui/import/words.ts";
import { problemWords } from "#app/ui/nominee/problem-words.ts";

const EMPTY: TypedDraft = {
  ...{ category: "", honorific: "", surname: "", givenNames: "", nativeName: "", position: "" },
  ...{ mrz: "", nationality: "", passportNumber: "", birthDate: "", passportExpires: "" },
};
const context = {
  categories: ["delegate"],
  stateCode: (text: string) => (text === "JOR" ? "JOR" : null),
  today: "2022-10-12",
};
const CYRILLIC = /[а-яәғқңөұүһі]/i;

/** One thing to type for each way in which a field can be refused; the compiler asks for every kind. */
const TYPED: Record<DraftRefusal["kind"], Partial<TypedDraft>> = {
  too_long: { position: "x".repeat(81) },
  forbidden_character: { surname: "Ada7" },
  no_letter: { givenNames: "--" },
  unknown_state: { nationality: "Atlantis" },
  unknown_category: { category: "king" },
  malformed_number: { passportNumber: "?" },
  no_such_day: { passportExpires: "2027-02-30" },
  not_yet_born: { birthDate: "2022-10-13" },
  mrz_too_long: { mrz: "<".repeat(201) },
};

describe.each(LANGUAGES)("somebody who reads %s", (language) => {
  const form = translator(language, "registration");
  const list = translator(language, "import");
  const own = (words: string) => {
    expect(words).not.toMatch(/\{\{|undefined|refused\.|problem\.|photo\.|warning\./);
    expect(words.length).toBeGreaterThan(8);
    if (language !== "en") expect(words).toMatch(CYRILLIC);
  };

  test.each(Object.entries(TYPED))(
    "is told of a field that is %s, which keeps what it held",
    (kind, typed) => {
      const [field = ""] = Object.keys(typed);
      const { draft, refusals } = readDraft({ ...EMPTY, surname: "Ada", ...typed }, context, null);
      expect(refusals).toMatchObject([{ field, refusal: { kind } }]);
      expect(Object.values(draft)).not.toContain(Object.values(typed)[0]);
      for (const refused of refusals) own(problemWords(form, { kind: "written", ...refused }));
    },
  );

  test.each(PHOTO_REFUSALS)("is told why a picture was refused: %s", (refusal) => {
    own(problemWords(form, { kind: "upload", field: "photo", refusal }));
  });

  test.each(ENTRY_REFUSALS)("is told why a picture of an archive was not taken: %s", (refusal) => {
    own(photoWords(list, form, { state: "refused", refusal, rows: [] }));
  });

  test.each(LIST_REFUSALS)("is told why a list was refused: %s", (kind) => {
    own(listWords(list, kind === "formula_error" ? { kind, cell: "C7" } : { kind }));
  });

  test.each(MRZ_WARNINGS)("is warned of a zone that disagrees: %s", (warning) => {
    own(form(`warning.${warning}`));
  });
});

// The specimen of ICAO 9303-4, appendix B.
const SPECIMEN =
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const ANNA = {
  ...{ surname: "Eriksson", givenNames: "Anna Maria", nationality: "UTO" },
  ...{ birthDate: "1974-08-12", passportExpires: "2012-04-15", passportNumber: "L898902C3" },
};
const OTHERWISE: Record<MrzWarning, Partial<typeof ANNA>> = {
  names_swapped: { surname: "Anna Maria", givenNames: "Eriksson" },
  surname_differs: { surname: "Ericson" },
  given_names_differ: { givenNames: "Annika" },
  nationality_differs: { nationality: "JOR" },
  birth_date_differs: { birthDate: "1974-08-13" },
  expiry_differs: { passportExpires: "2012-04-16" },
  number_differs: { passportNumber: "L898902C4" },
};

test.each(Object.entries(OTHERWISE))(
  "a zone warns of nothing but that it disagrees: %s",
  (warning, typed) => {
    const zone = readMrz(SPECIMEN, context.today);
    if (!zone.ok) throw new Error("the specimen does not read");
    expect(mrzWarnings(zone.value, ANNA)).toEqual([]);
    expect(mrzWarnings(zone.value, { ...ANNA, ...typed })).toEqual([warning]);
  },
);

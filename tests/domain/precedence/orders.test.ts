import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { inAlphabet } from "#app/domain/precedence/alphabet.ts";
import { inOrder } from "#app/domain/precedence/order.ts";
import type { Participant } from "#app/domain/precedence/participant.ts";
import type { PrecedencePolicy } from "#app/domain/precedence/policy.ts";
import {
  cicaParticipants,
  cicaPolicy,
  EVE,
  the41,
  thePrincipals,
} from "#tests/support/precedence.ts";

/*
 * Oracle tables, written by hand: the alphabets letter by letter from the names in the data, rank from the dates of
 * taking office, status as the Conference lists itself (members; observer States, then observer organisations).
 */

const words = (table: string): string[] => table.trim().split(/\s+/);
const ids = (participants: readonly Participant[]): string[] => participants.map(({ id }) => id);
const under = (filedByPractice: PrecedencePolicy["filedByPractice"]): PrecedencePolicy => ({
  ...cicaPolicy,
  filedByPractice,
});
const FORM = under([]);
const PRACTICE = under(LANGUAGES);

/** UN practice: Iran before Iraq, Republic of Korea under R, State of Palestine under S. */
const ENGLISH = words(`
  af az bh bd by kh cn eg in id
  iom ir iq il jp jo kz kg la las
  my mn osce pk turkpa ph qa kr ru lk
  ps tj th tr tm ua ae un us uz
  vn`);

/** As the Conference files: Palestine under P, after Pakistan and before the Parliamentary Assembly. */
const ENGLISH_PRACTICE = words(`
  af az bh bd by kh cn eg in id
  iom ir iq il jp jo kz kg la las
  my mn osce pk ps turkpa ph qa kr ru
  lk tj th tr tm ua ae un us uz
  vn`);

/** Азербайджан, Афганистан … Шри-Ланка, Япония; Государство Палестина under Г. */
const RUSSIAN = words(`
  az af bd bh by vn ps eg il in
  id jo iq ir kz kh qa cn kg la
  las my iom mn ae un osce pk turkpa kr
  ru us tj th tm tr uz ua ph lk
  jp`);

/** А Ә Б … Қ after К, Ө after О, Ү after У and Ұ, І after Ы: Палестина before Пәкістан by its letters. */
const KAZAKH = words(`
  us las af az bd bh by ae un vn
  osce jp il id jo iq ir kh qa kr
  kz kg cn la my mn eg uz ps pk
  ru th tj tr turkpa tm ua in ph iom
  lk`);

/** Kazakh lists put Palestine after Pakistan. */
const KAZAKH_PRACTICE = words(`
  us las af az bd bh by ae un vn
  osce jp il id jo iq ir kh qa kr
  kz kg cn la my mn eg uz pk ps
  ru th tj tr turkpa tm ua in ph iom
  lk`);

/** 27 members, 9 observer States, 5 observer organisations, each by the English alphabet. */
const STATUS = words(`
  af az bh bd kh cn eg in ir iq
  il jo kz kg mn pk qa kr ru lk
  ps tj th tr ae uz vn
  by id jp la my ph tm ua us
  iom las osce turkpa un`);

const STATUS_RUSSIAN = words(`
  az af bd bh vn ps eg il in jo
  iq ir kz kh qa cn kg mn ae pk
  kr ru tj th tr uz lk
  by id la my us tm ua ph jp
  las iom un osce turkpa`);

const STATUS_KAZAKH = words(`
  af az bd bh ae vn il jo iq ir
  kh qa kr kz kg cn mn eg uz pk
  ps ru th tj tr in lk
  us by jp id la my tm ua ph
  las un osce turkpa iom`);

/** Heads of State from 1994 to 2021, a head of government, two vice-presidents, a minister whose date is not known. */
const RANK = words("by tj az ps ru qa tr uz kz kg ir pk cn vn in");

describe("the 41 participants", () => {
  it("are 27 members and 14 observers on the eve", () => {
    expect(the41()).toHaveLength(41);
    for (const table of [
      ENGLISH,
      ENGLISH_PRACTICE,
      RUSSIAN,
      KAZAKH,
      KAZAKH_PRACTICE,
      STATUS,
      STATUS_RUSSIAN,
      STATUS_KAZAKH,
    ]) {
      expect(table.toSorted()).toEqual(ids(the41()).toSorted());
    }
  });

  it.each([
    ["English, UN practice", "en", FORM, ENGLISH],
    ["English, the Conference's own practice", "en", PRACTICE, ENGLISH_PRACTICE],
    ["Russian", "ru", FORM, RUSSIAN],
    ["Kazakh by its letters", "kk", FORM, KAZAKH],
    ["Kazakh as lists have it", "kk", PRACTICE, KAZAKH_PRACTICE],
  ] as const)("stand in the alphabet: %s", (_, language, policy, table) => {
    expect(ids(inAlphabet(the41(), language, policy))).toEqual(table);
    // However they come in.
    expect(ids(inAlphabet(the41().toReversed(), language, policy))).toEqual(table);
  });

  it.each([
    ["English", "en", FORM, STATUS],
    ["Russian", "ru", FORM, STATUS_RUSSIAN],
    ["Kazakh", "kk", PRACTICE, STATUS_KAZAKH],
  ] as const)("stand by status, then in the alphabet: %s", (_, alphabet, policy, table) => {
    const order = { by: "status", alphabet, byStatus: false } as const;
    expect(ids(inOrder(the41().toReversed(), order, policy))).toEqual(table);
  });

  it("have Türkiye after Thailand and before Turkmenistan, its Ü being a U", () => {
    const filed = ids(inAlphabet(the41(), "en", FORM));
    expect(filed.slice(filed.indexOf("th"), filed.indexOf("th") + 3)).toEqual(["th", "tr", "tm"]);
  });
});

describe("rank", () => {
  const byRank = { by: "rank", alphabet: "en", byStatus: false } as const;

  it("goes by class and then by date of taking office; who has no date stands last of the class", () => {
    expect(ids(inOrder(thePrincipals().toReversed(), byRank, cicaPolicy))).toEqual(RANK);
    expect(RANK).toHaveLength(15);
  });

  it.each(["en", "ru", "kk"] as const)(
    "is the same list in %s, since dates settle all",
    (alphabet) => {
      const order = { ...byRank, alphabet };
      expect(ids(inOrder(thePrincipals(), order, cicaPolicy))).toEqual(RANK);
    },
  );

  it("puts vice-presidents where the host puts them", () => {
    const before: PrecedencePolicy = {
      ...cicaPolicy,
      ranks: [
        ["head-of-state"],
        ["deputy-head-of-state"],
        ["head-of-government"],
        ["minister"],
        ["official"],
      ],
    };
    expect(ids(inOrder(thePrincipals(), byRank, before)).slice(11)).toEqual(words("cn vn pk in"));
    const together: PrecedencePolicy = {
      ...cicaPolicy,
      ranks: [
        ["head-of-state"],
        ["head-of-government", "deputy-head-of-state"],
        ["minister"],
        ["official"],
      ],
    };
    // By date among them: 2018, 2021, 2022.
    expect(ids(inOrder(thePrincipals(), byRank, together)).slice(11)).toEqual(words("cn vn pk in"));
    const withHeads: PrecedencePolicy = {
      ...cicaPolicy,
      ranks: [
        ["head-of-state", "deputy-head-of-state"],
        ["head-of-government"],
        ["minister"],
        ["official"],
      ],
    };
    expect(ids(inOrder(thePrincipals(), byRank, withHeads))).toEqual(
      words("by tj az ps ru qa tr uz cn kz kg vn ir pk in"),
    );
  });

  it("puts whose rank is not known last, States before organisations, each by the alphabet", () => {
    const rest = ids(inOrder(the41(), byRank, cicaPolicy)).slice(15);
    expect(rest).toEqual(
      words(`af bh bd kh eg id iq il jp jo la my mn ph kr lk th tm ua ae us
        iom las osce turkpa un`),
    );
  });

  it("within status has all members before the observer who is longest in office", () => {
    const order = { ...byRank, byStatus: true };
    const places = ids(inOrder(the41(), order, cicaPolicy));
    expect(places.slice(0, 14)).toEqual(words("tj az ps ru qa tr uz kz kg ir pk cn vn in"));
    expect(places[27]).toBe("by");
  });
});

describe("status", () => {
  it("is that of the day: Kuwait is acceding on the eve, and a member on the 13th", () => {
    const order = { by: "status", alphabet: "en", byStatus: false } as const;
    const eve = ids(inOrder(cicaParticipants(EVE), order, cicaPolicy));
    expect(eve.slice(26, 29)).toEqual(["vn", "kw", "by"]);
    const after = ids(inOrder(cicaParticipants("2022-10-13"), order, cicaPolicy));
    expect(after.slice(12, 15)).toEqual(["kz", "kw", "kg"]);
  });

  it("has partners, guests and the Secretariat behind the observers", () => {
    const order = { by: "status", alphabet: "en", byStatus: false } as const;
    expect(ids(inOrder(cicaParticipants("2022-10-13"), order, cicaPolicy)).slice(42)).toEqual(
      words("apk eco eec sco-rats sco unodc oic ots cica-secretariat"),
    );
  });
});

import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { changesBetween } from "#app/domain/programme/changes.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { changesForDelegations, touchedBy } from "#app/domain/programme/touched.ts";
import { changeWords } from "#app/text/programme-words.ts";
import { translator } from "#app/text/translator.ts";
import { cicaItems } from "#tests/support/programme.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const { delegations } = await cicaDefinition();
const names = new Map(delegations.map(({ id, name }) => [id, name]));

const named = (id: string): ProgrammeItem => {
  const item = cicaItems.find((each) => each.id === id);
  if (!item) throw new Error(`No item ${id}`);
  return item;
};
const plenary: ProgrammeItem = {
  ...named("plenary-2"),
  title: { en: "Plenary II", ru: "Второе пленарное заседание", kk: "Екінші пленарлық отырыс" },
};

/** What is said of a change, in the order en, ru, kk. */
const said = (changed: Partial<ProgrammeItem>, from: ProgrammeItem = plenary): string[][] =>
  LANGUAGES.map((language) =>
    changesBetween([from], [{ ...from, ...changed }]).map((change) =>
      changeWords(change, translator(language, "programme"), language, names),
    ),
  );

describe("two versions compared in words", () => {
  it("says from which hour to which a session moved", () => {
    const later = { startsAt: "2022-10-13T09:30:00.000Z", endsAt: "2022-10-13T11:30:00.000Z" };
    expect(said(later)).toEqual([
      ["Plenary II moved from 15:00 to 15:30"],
      ["Второе пленарное заседание: перенесено с 15:00 на 15:30"],
      ["Екінші пленарлық отырыс: басталуы 15:00 орнына 15:30"],
    ]);
  });

  it("says another end, another day, and an hour that is known or no longer", () => {
    const [[end], [endRu]] = said({ endsAt: "2022-10-13T11:30:00.000Z" }) as [string[], string[]];
    expect(end).toBe("Plenary II ends at 17:30 instead of 17:00");
    expect(endRu).toBe("Второе пленарное заседание: окончание в 17:30 вместо 17:00");
    const day = { day: "2022-10-12", startsAt: "2022-10-12T09:00:00.000Z", endsAt: null };
    expect(said(day)[0]).toEqual(["Plenary II moved from 13 October, 15:00 to 12 October, 15:00"]);
    const unknown = { startsAt: null, endsAt: null, timeBasis: "none" } as const;
    expect(said(unknown)[0]).toEqual(["Plenary II: hour to be confirmed again"]);
    const known = { startsAt: "2022-10-13T05:00:00.000Z", endsAt: "2022-10-13T06:00:00.000Z" };
    expect(said(known, named("medals"))[0]).toEqual([
      "Commemorative medals of the thirtieth anniversary is at 11:00–12:00",
    ]);
  });

  it("says room, title, certainty, form, press and audience", () => {
    const rotunda = named("photo").room;
    expect(said({ room: rotunda })[0]).toEqual(["Plenary II moved from Plenary hall to Rotunda"]);
    expect(said({ title: { ...plenary.title, en: "Closing" } })[0]).toEqual([
      "“Plenary II” is now called “Closing”",
    ]);
    const certain = { basis: "sourced", timeBasis: "sourced" } as const;
    expect(said(certain)[0]).toEqual(["Plenary II is confirmed"]);
    expect(said({ mode: "hybrid" })[1]).toEqual([
      "Второе пленарное заседание: проводится очно и онлайн",
    ]);
    expect(said({ press: "closed", visibility: "staff" })[0]).toEqual([
      "Plenary II is closed to the press",
      "Plenary II: now for staff",
    ]);
  });

  it("names who attends now and who no longer, and the points of the agenda", () => {
    expect(said({ parties: ["*members", "tr"] })[0]).toEqual([
      "Plenary II: now attended by member States, Türkiye. Plenary II: no longer attended by all delegations",
    ]);
    const title = { en: "Closing", ru: "Закрытие", kk: "Жабылуы" };
    const point = { title, speakers: [], statements: false };
    expect(said({ agenda: [point] })).toEqual([
      ["Plenary II: new on the agenda “Closing”"],
      ["Второе пленарное заседание: в повестке дня новое – «Закрытие»"],
      ["Екінші пленарлық отырыс: күн тәртібіне қосылды – «Жабылуы»"],
    ]);
    const speaker = { delegation: "kz", office: null, minutes: 5 };
    const before = { ...plenary, agenda: [point] };
    expect(said({ agenda: [{ ...point, speakers: [speaker] }] }, before)[0]).toEqual([
      "Plenary II: speakers or order of the agenda changed",
    ]);
  });

  it("has a sentence of its own for each way in which an item can change, in each language", () => {
    const all: Partial<ProgrammeItem> = {
      ...{ startsAt: "2022-10-13T09:30:00.000Z", room: null, place: null, mode: "online" },
      ...{ title: named("photo").title, basis: "sourced", timeBasis: "sourced", parties: ["kz"] },
      ...{ press: "closed", visibility: "delegations", note: null },
      agenda: [{ title: plenary.title, speakers: [], statements: true }],
    };
    for (const lines of said(all)) {
      expect(new Set(lines).size).toBe(10);
      for (const line of lines) expect(line).not.toMatch(/\{\{|changes\./);
    }
  });
});

describe("whom a new version touches", () => {
  const touched = (older: ProgrammeItem, newer: ProgrammeItem) => [
    ...new Set(
      changesForDelegations([older], [newer]).flatMap((change) => touchedBy(change, delegations)),
    ),
  ];

  it("is who attends, who did, and who is to speak; nobody where nothing changed", () => {
    const signing = named("kw-sign");
    expect(touched(signing, signing)).toEqual([]);
    expect(touched(signing, { ...signing, press: "closed" })).toEqual(["kw"]);
    expect(touched(signing, { ...signing, parties: ["jo"] }).toSorted()).toEqual(["jo", "kw"]);
    const title = { en: "Address", ru: "Слово", kk: "Сөз" };
    const speakers = [{ delegation: "un", office: null, minutes: null }];
    const agenda = [{ title, speakers, statements: false }];
    expect(touched(signing, { ...signing, agenda }).toSorted()).toEqual(["kw", "un"]);
  });

  it("tells delegations nothing of what only staff see, and of what is hidden from them that it is gone", () => {
    const arrival = named("arr-qa");
    expect(touched(arrival, { ...arrival, note: null, day: "2022-10-12" })).toEqual([]);
    const plenaryHidden = { ...plenary, visibility: "staff" } as const;
    expect(changesForDelegations([plenary], [plenaryHidden]).map(({ kind }) => kind)).toEqual([
      "removed",
    ]);
    expect(touched(plenary, plenaryHidden).length).toBeGreaterThan(40);
  });
});

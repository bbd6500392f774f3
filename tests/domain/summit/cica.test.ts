import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { statusOn } from "#app/domain/delegation/status.ts";
import { placesOf } from "#app/domain/summit/places.ts";
import { CICA_FOLDER, cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
const on = (day: string, status: string, kind?: string) =>
  definition.delegations.filter(
    (entry) => statusOn(entry.statuses, day) === status && (!kind || entry.kind === kind),
  );

describe("the Sixth CICA Summit as data", () => {
  it("has 27 members, 14 observers and 5 partners on the eve, 28 members and 6 partners after", () => {
    expect(on("2022-10-12", "member")).toHaveLength(27);
    expect(on("2022-10-12", "observer", "state")).toHaveLength(9);
    expect(on("2022-10-12", "observer", "organisation")).toHaveLength(5);
    expect(on("2022-10-12", "partner")).toHaveLength(5);
    expect(on("2022-10-13", "member")).toHaveLength(28);
    expect(on("2022-10-13", "partner")).toHaveLength(6);
  });

  it("writes no field of a record twice, of which the first would be lost without a word", () => {
    const fields = (value: unknown): number =>
      value && typeof value === "object"
        ? Object.values(value).reduce(
            (sum: number, each) => sum + fields(each),
            Array.isArray(value) ? 0 : Object.keys(value).length,
          )
        : 0;
    for (const name of readdirSync(CICA_FOLDER).filter((each) => each.endsWith(".json"))) {
      const text = readFileSync(join(CICA_FOLDER, name), "utf8");
      expect(text.match(/^\s*"[^"]+":|[{,]\s*"[^"]+":/gm)?.length, name).toBe(
        fields(JSON.parse(text)),
      );
    }
  });

  it("dates the accession of Kuwait and the partnership of the Eurasian Economic Commission", () => {
    const status = (id: string, day: string) =>
      statusOn(definition.delegations.find((entry) => entry.id === id)?.statuses ?? [], day);
    expect(status("kw", "2022-10-12")).toBe("acceding");
    expect(status("kw", "2022-10-13")).toBe("member");
    expect(status("eec", "2022-10-12")).toBe("guest");
    expect(status("eec", "2022-10-13")).toBe("partner");
  });

  it("gives Kuwait the places of a member from the start", () => {
    const delegates = placesOf(definition).filter(({ quotaGroup }) => quotaGroup === "delegates");
    const of = (id: string) => delegates.find(({ delegationId }) => delegationId === id)?.places;
    expect(of("kw")).toBe(of("kz"));
    expect(of("kw")).toBeGreaterThan(of("jp") ?? 0);
  });

  it("has all 45 items and six documents", () => {
    expect(definition.programme).toHaveLength(45);
    expect(definition.documents).toHaveLength(6);
  });

  it("shows no arrival and no meeting of two or three to the public", () => {
    const hidden = definition.programme.filter(({ kind }) =>
      ["arrival", "bilateral", "trilateral", "drafting", "som"].includes(kind),
    );
    expect(hidden).toHaveLength(32);
    expect(hidden.filter(({ visibility }) => visibility === "public")).toEqual([]);
  });

  it("names the Palace in the words of each language", () => {
    expect(definition.venue.name).toEqual({
      en: "Palace of Independence",
      ru: "Дворец Независимости",
      kk: "Тәуелсіздік сарайы",
    });
  });

  it("takes nominations while the demonstration's clock runs", () => {
    expect(definition.nominations.close > definition.demonstrationStart).toBe(true);
  });

  it("has a way in for the zones that delegates pass, and a way out", () => {
    const ways = (direction: string) =>
      definition.gates.filter((gate) => gate.direction === direction).map(({ zone }) => zone);
    expect(ways("entry")).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(ways("exit")).toContain(1);
  });
});

describe("names as the delegations write them", () => {
  const files = readdirSync(CICA_FOLDER).map((name) => ({
    name,
    content: readFileSync(join(CICA_FOLDER, name), "utf8"),
  }));
  const forbidden = [
    /Palestinian Territor/i,
    /Палестинские территории/i,
    /South Korea/i,
    /Южная Корея/i,
    /Киргиз/i,
    /Туркмени[яию]/i,
    /\bTurkey\b/i,
    /Vietnam/i,
    /Белорусси/i,
    /President of Palestine/i,
    /Nur-Sultan/i,
  ];

  for (const pattern of forbidden)
    it(`never says ${pattern.source}`, () => {
      expect(files.filter(({ content }) => pattern.test(content)).map(({ name }) => name)).toEqual(
        [],
      );
    });

  it("writes each text in the script of its language", () => {
    const texts: { ru: string; kk: string; en: string }[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("en" in value && "ru" in value && "kk" in value)
        texts.push({ en: String(value.en), ru: String(value.ru), kk: String(value.kk) });
      else Object.values(value).forEach(collect);
    };
    collect(definition);
    expect(texts.length).toBeGreaterThan(200);
    const cyrillic = /\p{Script=Cyrillic}/u;
    expect(texts.filter(({ en }) => cyrillic.test(en))).toEqual([]);
    expect(texts.filter(({ ru, kk }) => !cyrillic.test(ru) || !cyrillic.test(kk))).toEqual([]);
  });
});

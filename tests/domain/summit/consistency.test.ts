import { describe, expect, it } from "vitest";

import { inconsistencies } from "#app/domain/summit/consistency.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();

const broken: Record<string, { change: Partial<SummitDefinition>; path: string; says: RegExp }> = {
  "a quota for a group that does not exist": {
    change: {
      quotas: definition.quotas.map((rule, i) =>
        i === 0 ? { ...rule, badges: { ...rule.badges, vip: 3 } } : rule,
      ),
    },
    path: "quotas[0].badges.vip",
    says: /no quota group "vip"/,
  },
  "a floater for a zone that does not exist": {
    change: {
      quotas: definition.quotas.map((rule, i) =>
        i === 1 ? { ...rule, floaters: { 9: 1 } } : rule,
      ),
    },
    path: "quotas[1].floaters.9",
    says: /no zone 9/,
  },
  "a day badge for a zone that does not exist": {
    change: { dayBadge: { zones: [1, 8] } },
    path: "dayBadge.zones[1]",
    says: /no zone 8/,
  },
  "a category with an unknown stage": {
    change: {
      categories: definition.categories.map((category, i) =>
        i === 2 ? { ...category, vettingPath: ["horoscope"] } : category,
      ),
    },
    path: "categories[2].vettingPath[0]",
    says: /no vetting stage "horoscope"/,
  },
  "a category that opens an unknown zone": {
    change: {
      categories: definition.categories.map((category, i) =>
        i === 0 ? { ...category, zones: [1, 7] } : category,
      ),
    },
    path: "categories[0].zones[1]",
    says: /no zone 7/,
  },
  "a gate in an unknown zone": {
    change: { gates: definition.gates.map((gate, i) => (i === 3 ? { ...gate, zone: 8 } : gate)) },
    path: "gates[3].zone",
    says: /no zone 8/,
  },
  "an item in an unknown room": {
    change: {
      programme: definition.programme.map((item, i) =>
        i === 0 ? { ...item, room: "attic" } : item,
      ),
    },
    path: "programme[0].room",
    says: /no room "attic"/,
  },
  "an item with an unknown party": {
    change: {
      programme: definition.programme.map((item, i) =>
        i === 3 ? { ...item, parties: ["kw", "*friends"] } : item,
      ),
    },
    path: "programme[3].parties[1]",
    says: /no delegation or group "\*friends"/,
  },
  "an item that ends before it starts": {
    change: {
      programme: definition.programme.map((item) =>
        item.id === "photo" ? { ...item, end: "09:40" } : item,
      ),
    },
    path: `programme[${definition.programme.findIndex(({ id }) => id === "photo")}].end`,
    says: /after start/,
  },
  "two delegations with one code": {
    change: {
      delegations: definition.delegations.map((entry) =>
        entry.id === "oic" ? { ...entry, code: "UN" } : entry,
      ),
    },
    path: `delegations[${definition.delegations.findIndex(({ id }) => id === "oic")}].code`,
    says: /already used/,
  },
  "an id given twice": {
    change: { documents: [...definition.documents, ...definition.documents.slice(0, 1)] },
    path: "documents[6].id",
    says: /"astana-statement" is already used by documents\[0\]/,
  },
  "nominations that close before they open": {
    change: { nominations: { open: "2022-10-02T09:00", close: "2022-10-01T09:00" } },
    path: "nominations.close",
    says: /after nominations.open/,
  },
  "an airport without its letters": {
    change: {
      entryPoints: definition.entryPoints.map((point) =>
        point.id === "nqz" ? { ...point, code: null } : point,
      ),
    },
    path: "entryPoints[0].code",
    says: /for airports/,
  },
  "a band that ends below where it begins": {
    change: {
      declarationRules: {
        ...definition.declarationRules,
        radios: { ...definition.declarationRules.radios, bands: [{ from: 470, to: 400 }] },
      },
    },
    path: "declarationRules.radios.bands[0].to",
    says: /below/,
  },
  "two limits for one status": {
    change: { travelLimits: [...definition.travelLimits, ...definition.travelLimits.slice(0, 1)] },
    path: `travelLimits[${definition.travelLimits.length}].status`,
    says: /already used/,
  },
};

describe("a definition that contradicts itself", () => {
  it("has nothing to say about the Sixth CICA Summit", () => {
    expect(inconsistencies(definition)).toEqual([]);
  });

  for (const [name, { change, path, says }] of Object.entries(broken))
    it(`names the place of ${name}`, () => {
      const found = inconsistencies({ ...definition, ...change });
      expect(found.map((fault) => fault.path)).toEqual([path]);
      expect(found[0]?.problem).toMatch(says);
    });
});

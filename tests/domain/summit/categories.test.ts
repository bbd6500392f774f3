import { describe, expect, it } from "vitest";

import { inconsistencies } from "#app/domain/summit/consistency.ts";
import { categoriesOpenTo } from "#app/domain/summit/categories.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
const open = (status: Parameters<typeof categoriesOpenTo>[1]) =>
  categoriesOpenTo(definition, status).map(({ id }) => id);

describe("the categories that a delegation is offered", () => {
  it("leave the Secretariat's to the Secretariat", () => {
    expect(open("member")).not.toContain("secretariat");
    expect(open("secretariat")).toContain("secretariat");
  });

  it("are for a media outlet its people and their technicians, and nothing of a State", () => {
    expect(open("media")).toEqual(["media", "technical"]);
  });

  it("are for volunteers and contractors what their quotas hold", () => {
    expect(open("volunteers")).toEqual(["volunteer"]);
    expect(open("contractor")).toEqual(["host_staff", "technical"]);
  });

  it("are none before the first status has begun", () => {
    expect(open(null)).toEqual([]);
  });

  it("are all with places where a definition does not say", () => {
    const silent = definition.categories.map(({ openTo: _, ...category }) => category);
    const ids = categoriesOpenTo({ ...definition, categories: silent }, "media");
    expect(ids.map(({ id }) => id)).toEqual(["media", "technical"]);
  });
});

describe("a definition is refused", () => {
  it("when a category is open to somebody without places for it", () => {
    const categories = definition.categories.map((category, index) =>
      index === 0 ? { ...category, openTo: ["media" as const] } : category,
    );
    expect(inconsistencies({ ...definition, categories })).toContainEqual({
      path: "categories[0].openTo[0]",
      problem: '"media" has no places in the quota group "principals"',
    });
  });

  it("when somebody may apply who could nominate nobody", () => {
    const quotas = definition.quotas.filter(({ status }) => status !== "contractor");
    expect(inconsistencies({ ...definition, quotas })).toContainEqual({
      path: "applicants[3]",
      problem: 'no category with places is open to "contractor"',
    });
  });
});

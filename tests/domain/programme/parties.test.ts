import { describe, expect, it } from "vitest";

import { expandParties, levelsBound } from "#app/domain/programme/parties.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const { delegations, programme } = await cicaDefinition();

describe("whom an item of the programme binds", () => {
  it("binds 27 members on 12 October and 28, with Kuwait, from the 13th", () => {
    const before = expandParties(["*members"], "2022-10-12", delegations);
    const after = expandParties(["*members"], "2022-10-13", delegations);
    expect(before).toHaveLength(27);
    expect(after).toHaveLength(28);
    expect(after.filter((id) => !before.includes(id))).toEqual(["kw"]);
  });

  it("takes the Secretariat into the plenary and leaves it out of the family photograph", () => {
    const plenary = expandParties(["*all"], "2022-10-13", delegations);
    const photo = expandParties(["*heads"], "2022-10-13", delegations);
    expect(plenary).toHaveLength(51);
    expect(plenary.filter((id) => !photo.includes(id))).toEqual(["cica-secretariat"]);
  });

  it("never binds the media or the host's own services", () => {
    const plenary = expandParties(["*all"], "2022-10-13", delegations);
    for (const id of ["steppe-lantern", "seventh-meridian", "host"])
      expect(plenary).not.toContain(id);
  });

  it("names nobody twice when a delegation is named beside its group", () => {
    expect(expandParties(["kz", "*members", "kz"], "2022-10-12", delegations)).toHaveLength(27);
  });

  it("keeps heads and ministers from meeting during the plenary, heads only during the photograph", () => {
    expect(levelsBound("plenary")).toEqual(["head", "minister"]);
    expect(levelsBound("photo")).toEqual(["head"]);
    expect(levelsBound("press")).toEqual([]);
  });

  it("leaves lunch free for meetings, as the programme says", () => {
    const lunch = programme.find(({ id }) => id === "lunch");
    expect(expandParties(lunch?.parties ?? ["*all"], "2022-10-13", delegations)).toEqual([]);
  });
});

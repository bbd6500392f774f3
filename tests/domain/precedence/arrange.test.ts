import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arrange, type ListRule, type Place } from "#app/domain/precedence/arrange.ts";
import { type HandPlace, placeByHand } from "#app/domain/precedence/by-hand.ts";
import type { ListName } from "#app/domain/precedence/policy.ts";
import type { RepresentationRecord } from "#app/domain/precedence/representation.ts";
import { beginningWith } from "#app/domain/precedence/rotation.ts";
import { cicaPolicy, the41, thePrincipals } from "#tests/support/precedence.ts";

const ids = (places: readonly Place[]): string[] => places.map(({ participant }) => participant.id);
const rule = (list: ListName, changes: Partial<ListRule> = {}): ListRule => ({
  ...cicaPolicy.lists[list],
  drawn: null,
  ...changes,
});
const hand = (delegationId: string, place: number): HandPlace => ({
  id: delegationId,
  delegationId,
  place,
  reason: "Leaves early",
  by: "Kamila",
  at: "2022-10-13T04:00:00Z",
});
const record = (
  delegationId: string,
  stage: RepresentationRecord["stage"],
  rank: RepresentationRecord["rank"],
  item: string | null = null,
): RepresentationRecord => ({ delegationId, stage, rank, item, inOfficeSince: null });

describe("Chair and host", () => {
  it("open the speakers' list, whatever their date", () => {
    const speakers = arrange(thePrincipals(), rule("speakers"), cicaPolicy);
    expect(ids(speakers).slice(0, 3)).toEqual(["kz", "tj", "az"]);
    expect(speakers[0]?.reason).toEqual({ kind: "chair" });
  });

  it("have a flag where the alphabet puts it", () => {
    expect(ids(arrange(the41(), rule("flags"), cicaPolicy)).indexOf("kz")).toBe(16);
  });

  it("greet those who arrive, in reverse order of precedence, and stand not among them", () => {
    const arrivals = ids(arrange(thePrincipals(), rule("arrival"), cicaPolicy));
    expect(arrivals).toEqual("in vn cn pk ir kg uz tr qa ru ps az tj by".split(" "));
  });

  it("stand one after the other where they are two", () => {
    const policy = { ...cicaPolicy, host: "kz", chair: "tj" };
    const photo = arrange(thePrincipals(), rule("photo"), policy);
    expect(ids(photo).slice(0, 3)).toEqual(["tj", "kz", "by"]);
    expect(photo[1]?.reason).toEqual({ kind: "host" });
  });
});

describe("the drawn first seat", () => {
  it("begins the alphabet there, after the Chair at the head of the table", () => {
    const seats = arrange(the41(), rule("seating", { drawn: "tr" }), cicaPolicy);
    expect(ids(seats).slice(0, 4)).toEqual(["kz", "tr", "tm", "ua"]);
    expect(ids(seats).slice(8, 11)).toEqual(["vn", "af", "az"]);
    expect(seats[1]?.reason).toEqual({ kind: "drawn" });
  });

  it("leaves all as it is when the drawn one does not come", () => {
    const absent = [record("tr", "confirmed", "absent")];
    const seats = ids(arrange(the41(absent), rule("seating", { drawn: "tr" }), cicaPolicy));
    expect(seats.slice(0, 2)).toEqual(["kz", "af"]);
    expect(seats).toHaveLength(40);
  });

  it("never loses or repeats anybody", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), (names, drawn) => {
        const circle = names.map((id) => ({ id }));
        const turned = beginningWith(circle, drawn).map(({ id }) => id);
        expect(turned.toSorted()).toEqual(names.toSorted());
        if (names.includes(drawn)) expect(turned[0]).toBe(drawn);
      }),
    );
  });
});

describe("a place given by hand", () => {
  it("holds, the others keep their order, and the place by rule is remembered", () => {
    const places = arrange(thePrincipals(), rule("speakers"), cicaPolicy, [hand("in", 2)]);
    expect(ids(places).slice(0, 4)).toEqual(["kz", "in", "tj", "az"]);
    expect(places[1]).toMatchObject({ number: 2, natural: 14, byHand: { by: "Kamila" } });
  });

  it("past the end is the last one, and waits for a delegation that is absent", () => {
    const last = arrange(thePrincipals(), rule("speakers"), cicaPolicy, [hand("tj", 99)]);
    expect(ids(last).at(-1)).toBe("tj");
    const absent = thePrincipals([record("tj", "present", "absent")]);
    expect(ids(arrange(absent, rule("speakers"), cicaPolicy, [hand("tj", 2)]))).not.toContain("tj");
  });

  it("is where it says, however many are given", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(), fc.nat())),
        (numbers, wishes) => {
          const people = numbers.map((number) => ({ id: String(number) }));
          const places = new Map<number, string>();
          for (const [who, place] of wishes) {
            const id = people[who % people.length]?.id ?? "";
            if (![...places.values()].includes(id)) places.set((place % people.length) + 1, id);
          }
          const given = [...places].map(([place, delegationId]) => ({ place, delegationId }));
          const placed = placeByHand(people, given);
          expect(placed).toHaveLength(people.length);
          for (const { place, delegationId } of given)
            expect(placed[place - 1]?.id).toBe(delegationId);
          const held = new Set(places.values());
          expect(placed.filter(({ id }) => !held.has(id))).toEqual(
            people.filter(({ id }) => !held.has(id)),
          );
        },
      ),
    );
  });
});

describe("who represents a delegation", () => {
  const LISTS = ["speakers", "photo", "arrival"] as const;
  const placeOf = (records: RepresentationRecord[], list: ListName): number =>
    ids(arrange(thePrincipals(records), rule(list), cicaPolicy)).indexOf("tr") + 1;

  it("moves it in every list by rank when a minister comes for the announced head", () => {
    const minister = [record("tr", "present", "minister")];
    expect(LISTS.map((list) => placeOf([], list))).toEqual([7, 8, 8]);
    // Behind the vice-presidents; of two ministers without a date the alphabet puts India before Türkiye.
    expect(LISTS.map((list) => placeOf(minister, list))).toEqual([14, 15, 1]);
  });

  it("puts a minister whose date is known before one whose date is not", () => {
    const minister = { ...record("tr", "present", "minister"), inOfficeSince: "2021-06-01" };
    expect(LISTS.map((list) => placeOf([minister], list))).toEqual([13, 14, 2]);
  });

  it("leaves seats and flags in the alphabet alone", () => {
    const minister = [record("tr", "present", "minister")];
    for (const list of ["seating", "flags"] as const)
      expect(placeOf(minister, list)).toBe(placeOf([], list));
  });

  it("is what is surest, and for a session what was said of it", () => {
    const stage = (records: RepresentationRecord[]) =>
      thePrincipals(records).find(({ id }) => id === "tr")?.standing;
    const confirmed = record("tr", "confirmed", "minister");
    const present = record("tr", "present", "head-of-state");
    const ofSession = record("tr", "announced", "official", "plenary-1");
    const ofOther = record("tr", "present", "official", "plenary-2");
    expect(stage([])?.stage).toBe("announced");
    expect(stage([present, confirmed])).toMatchObject({ rank: "head-of-state", stage: "present" });
    expect(stage([present, ofSession, ofOther])).toMatchObject({
      rank: "official",
      stage: "announced",
    });
  });
});

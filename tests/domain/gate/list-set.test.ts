import fc from "fast-check";
import { expect, test } from "vitest";

import { applyDelta, deltaOf, type ListSet, setText } from "#app/domain/gate/list-set.ts";

const serial = fc.integer({ min: 0, max: 12 }).map((n) => n.toString(16).padStart(32, "0"));
const entries = <T extends object>(of: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.tuple(serial, of), { selector: ([name]) => name })
    .map((pairs) => pairs.map(([name, rest]) => ({ serial: name, ...rest })));
const dead = entries(fc.record({ at: fc.nat(9) }));
const someSet: fc.Arbitrary<ListSet> = fc.record({
  revoked: dead,
  superseded: entries(fc.record({ at: fc.nat(9), by: fc.nat(3) })),
  blocked: dead,
  floaters: entries(fc.record({ delegation: fc.constantFrom("jo", "kz"), zone: fc.nat(4) })),
  inside: entries(
    fc.record({ zone: fc.nat(4), since: fc.nat(9), floater: fc.option(serial, { nil: null }) }),
  ),
});

/** All that a set says of each serial. */
function standing(set: ListSet): Map<string, string> {
  const of = new Map<string, string>();
  for (const [kind, list] of Object.entries(set)) {
    for (const one of list) {
      of.set(one.serial, `${of.get(one.serial) ?? ""}${kind}${JSON.stringify(one)}`);
    }
  }
  return of;
}

test("what came since, put on the old list, gives the new one, whatever else it touches and however often", () => {
  fc.assert(
    fc.property(someSet, someSet, fc.array(serial), (before, now, more) => {
      const [old, present] = [standing(before), standing(now)];
      const changed = [...new Set([...old.keys(), ...present.keys()])].filter(
        (name) => old.get(name) !== present.get(name),
      );
      const delta = deltaOf(now, [...changed, ...more]);
      const once = applyDelta(before, delta);
      expect(setText(once)).toBe(setText(now));
      expect(setText(applyDelta(once, delta))).toBe(setText(now));
    }),
  );
});

test("a change that is left out shows in the text of the set", () => {
  const before: ListSet = { revoked: [], superseded: [], blocked: [], floaters: [], inside: [] };
  const now = { ...before, revoked: [{ serial: "aa", at: 1 }] };
  expect(setText(applyDelta(before, deltaOf(now, [])))).not.toBe(setText(now));
});

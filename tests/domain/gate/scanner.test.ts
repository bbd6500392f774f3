import { describe, expect, it } from "vitest";

import { createSight } from "#app/scanner/sight.ts";
import type { StoredPassage } from "#app/scanner/store.ts";
import { whereIs } from "#app/scanner/whereabouts.ts";

describe("a badge before the camera", () => {
  it("is one scan while it is held up, and another when it comes back", () => {
    const sight = createSight();
    expect(sight.sees("A", 0)).toBe(true);
    for (let now = 100; now < 10_000; now += 100) expect(sight.sees("A", now)).toBe(false);
    expect(sight.sees("A", 12_000)).toBe(true);
  });

  it("is a scan at once when it is another badge", () => {
    const sight = createSight();
    expect(sight.sees("A", 0)).toBe(true);
    expect(sight.sees("B", 50)).toBe(true);
    expect(sight.sees("A", 100)).toBe(true);
  });

  it("is not judged again for being held up still when its verdict leaves", () => {
    const sight = createSight();
    sight.sees("A", 0);
    sight.resume(30_000);
    expect(sight.sees("A", 30_500)).toBe(false);
    expect(sight.sees("A", 33_000)).toBe(true);
  });
});

describe("where somebody is, as a phone knows it", () => {
  const passage = (change: Partial<StoredPassage>): StoredPassage => ({
    id: "p",
    sequence: 1,
    gateId: "b",
    zone: 3,
    direction: "entry",
    serial: "s",
    floater: null,
    verdict: "admit",
    reason: null,
    decision: "admitted",
    decisionReason: null,
    revision: 1,
    scannedAt: 100,
    acknowledgedAt: null,
    unsent: 1,
    ...change,
  });
  const WALLS = [{ number: 3, within: null, hasExit: true }];
  const outside = { asOf: 50, inside: null };

  it("counts what it let through itself and has not sent yet", () => {
    expect(whereIs("s", outside, [passage({})], WALLS)).toEqual({ zone: 3, since: 100 });
    expect(whereIs("s", outside, [passage({ decision: null })], WALLS)).toBeNull();
    expect(whereIs("s", outside, [passage({ serial: "other" })], WALLS)).toBeNull();
    const out = passage({ direction: "exit", scannedAt: 200 });
    expect(whereIs("s", outside, [passage({}), out], WALLS)).toBeNull();
  });

  it("believes the list about passages that the server had when it made the list", () => {
    const had = passage({ acknowledgedAt: 120, unsent: 0 });
    expect(whereIs("s", { asOf: 130, inside: null }, [had], WALLS)).toBeNull();
    expect(whereIs("s", { asOf: 110, inside: null }, [had], WALLS)).toEqual({
      zone: 3,
      since: 100,
    });
  });

  it("does not let an older passage of its own outrank another gate's newer word", () => {
    const elsewhere = { asOf: 300, inside: { zone: 4, since: 250 } };
    expect(whereIs("s", elsewhere, [passage({})], WALLS)).toEqual({ zone: 4, since: 250 });
  });
});

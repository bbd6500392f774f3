import { describe, expect, it } from "vitest";

import type { VerifiedBadge } from "#app/domain/badge/claims.ts";
import { TOKEN_REFUSALS } from "#app/domain/badge/claims.ts";
import { judgeAdmission, type AdmissionCase } from "#app/domain/gate/judge.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import { CHECK_REASONS, REFUSAL_REASONS } from "#app/domain/gate/verdict.ts";
import { err, ok } from "#app/domain/result.ts";

const NOW = 1_665_540_000;
const HOUR = 3600;
const SERIAL = Uint8Array.from({ length: 16 }, (_, i) => i);
const HEX = serialText(SERIAL);

function genuine(change: Partial<VerifiedBadge["claims"]> = {}) {
  return ok({
    claims: {
      serial: SERIAL,
      issue: 1,
      delegation: "KGZ",
      category: "delegate",
      zones: [1, 2, 3],
      name: "ABDYLDAEV Aibek",
      photoDigest: new Uint8Array(8),
      notBefore: NOW - HOUR,
      expires: NOW + HOUR,
      ...change,
    },
    keyId: new Uint8Array(8),
    signature: new Uint8Array(64),
  });
}

const NOBODY = new Set<string>();
const scan = (change: Partial<AdmissionCase> = {}): AdmissionCase => ({
  badge: genuine(),
  source: "scanned",
  gate: { zone: 3, direction: "entry", freshnessMinutes: 10, graceMinutes: 2 },
  list: { asOf: NOW - 30, revoked: NOBODY, superseded: NOBODY },
  onList: true,
  presence: null,
  now: NOW,
  listAgeSeconds: 30,
  ...change,
});
const dead = (which: "revoked" | "superseded") => ({
  list: { asOf: NOW - 30, revoked: NOBODY, superseded: NOBODY, [which]: new Set([HEX]) },
});
const inside = (minutes: number, zone = 3) => ({ presence: { zone, since: NOW - minutes * 60 } });
const old = { listAgeSeconds: 11 * 60 };

const said = (change: Partial<AdmissionCase>): string => {
  const verdict = judgeAdmission(scan(change));
  return verdict.kind === "admit" ? "admit" : `${verdict.kind}: ${verdict.reason}`;
};

describe("a gate", () => {
  it("admits a genuine badge of the zone, by a fresh list", () => {
    expect(said({})).toBe("admit");
    expect(said({ listAgeSeconds: 10 * 60 })).toBe("admit");
    expect(said({ presence: { zone: 2, since: NOW - 60 } })).toBe("admit");
  });

  it.each(TOKEN_REFUSALS)("refuses what is no badge of this summit: %s", (reason) => {
    expect(said({ badge: err(reason), ...old, onList: false })).toBe(`refuse: ${reason}`);
  });

  it("holds to the validity, to the second", () => {
    expect(said({ badge: genuine({ notBefore: NOW }) })).toBe("admit");
    expect(said({ badge: genuine({ notBefore: NOW + 1 }) })).toBe("refuse: not_yet_valid");
    expect(said({ badge: genuine({ expires: NOW + 1 }) })).toBe("admit");
    expect(said({ badge: genuine({ expires: NOW }) })).toBe("refuse: expired");
  });

  it("refuses revoked and superseded badges, and badges of other zones", () => {
    expect(said(dead("revoked"))).toBe("refuse: revoked");
    expect(said(dead("superseded"))).toBe("refuse: superseded");
    expect(said({ badge: genuine({ zones: [1, 2] }) })).toBe("refuse: zone_not_allowed");
  });

  it("refuses who is already inside, and checks within the grace minutes", () => {
    expect(said(inside(2))).toBe("check: within_grace");
    expect(said(inside(2.1))).toBe("refuse: already_inside");
    const strict = { zone: 3, direction: "entry", freshnessMinutes: 10, graceMinutes: 0 } as const;
    expect(said({ ...inside(1), gate: strict })).toBe("refuse: already_inside");
  });

  it("lets out whoever is inside, right to the zone or not, and refuses who is not", () => {
    const gate = { zone: 3, direction: "exit", freshnessMinutes: 10, graceMinutes: 2 } as const;
    expect(said({ gate, ...inside(60) })).toBe("admit");
    expect(said({ gate, ...inside(60), badge: genuine({ zones: [1] }) })).toBe("admit");
    expect(said({ gate })).toBe("refuse: not_inside");
    expect(said({ gate, ...inside(60, 2) })).toBe("refuse: not_inside");
  });

  it("turns an admit into a check when the list is too old, of unknown age, or of a later hour", () => {
    expect(said(old)).toBe("check: list_too_old");
    expect(said({ listAgeSeconds: null })).toBe("check: clock_wrong");
    const ahead = { asOf: NOW + 1, revoked: NOBODY, superseded: NOBODY };
    expect(said({ list: ahead, listAgeSeconds: 0 })).toBe("check: clock_wrong");
  });

  it("checks a genuine badge that this phone's list does not know, and a typed number", () => {
    expect(said({ onList: false })).toBe("check: not_on_list");
    expect(said({ source: "typed" })).toBe("check: typed_number");
  });

  it("refuses a typed number for the reasons that hold for a scan", () => {
    expect(said({ source: "typed", ...dead("revoked") })).toBe("refuse: revoked");
  });

  // Each step breaks one more rule; the earlier ones still decide.
  const ladder: readonly (readonly [string, Partial<AdmissionCase>])[] = [
    ["check: typed_number", { source: "typed" }],
    ["check: not_on_list", { onList: false }],
    ["check: list_too_old", old],
    ["check: clock_wrong", { listAgeSeconds: null }],
    ["check: within_grace", inside(1)],
    ["refuse: already_inside", inside(60)],
    ["refuse: zone_not_allowed", { badge: genuine({ zones: [] }) }],
    ["refuse: superseded", dead("superseded")],
    [
      "refuse: revoked",
      { list: { asOf: NOW, revoked: new Set([HEX]), superseded: new Set([HEX]) } },
    ],
    ["refuse: expired", { badge: genuine({ zones: [], expires: NOW }) }],
    ["refuse: not_yet_valid", { badge: genuine({ zones: [], expires: NOW, notBefore: NOW + 1 }) }],
    ["refuse: bad_signature", { badge: err("bad_signature") }],
  ];

  it("gives the gravest reason first, and freshness never softens a refusal", () => {
    let broken: Partial<AdmissionCase> = {};
    for (const [verdict, change] of ladder) {
      broken = { ...broken, ...change };
      expect(said(broken)).toBe(verdict);
    }
  });

  it("has a test for every reason there is", () => {
    const reasons = ladder.map(([verdict]) => verdict.split(": ")[1] ?? "");
    const apart = ["not_inside", ...TOKEN_REFUSALS];
    expect(new Set([...reasons, ...apart])).toEqual(
      new Set<string>([...REFUSAL_REASONS, ...CHECK_REASONS]),
    );
  });
});

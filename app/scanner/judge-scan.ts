import { openRecord, recordIndex } from "#app/crypto/bundle-record.ts";
import { unlockRecord } from "#app/crypto/content-key.ts";
import type { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { TokenRefusal, VerificationKey, VerifiedBadge } from "#app/domain/badge/claims.ts";
import type { judgeAdmission, Whereabouts } from "#app/domain/gate/judge.ts";
import { type GateRules, gateRules } from "#app/domain/gate/rules.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { GateList, Standing } from "#app/domain/gate/wire.ts";
import type { Result } from "#app/domain/result.ts";

import type { Holder, Judged } from "./judged.ts";
import { keptBundle, recordAt, type Store, type StoredPassage } from "./store.ts";
import { whereIs } from "./whereabouts.ts";

/** What a phone knows at the moment of a scan. */
export type Knowledge = {
  store: Store;
  verify: typeof verifyBadge;
  judge: typeof judgeAdmission;
  list: GateList;
  keys: readonly VerificationKey[];
  /** By scan order. */
  passages: readonly StoredPassage[];
  /** Summit time, seconds. */
  now: number;
  listAgeSeconds: number | null;
  /** Asks the server; undefined when it does not answer in time. */
  ask: (hasRecord: boolean) => Promise<Standing | undefined>;
};

/** Judges the text of a code by this phone's list, or by the server's word where it comes in time. */
export async function judgeScan(text: string, known: Knowledge): Promise<Omit<Judged, "id">> {
  const badge = await known.verify(text, known.keys);
  const holder = badge.ok ? await holderOf(badge.value, known.store) : undefined;
  // What is no badge needs no server to be refused.
  const standing = badge.ok ? await known.ask(holder !== undefined) : undefined;
  return standing ? byServer(badge, holder, standing, known) : byList(badge, holder, known);
}

/** The record behind a badge, if this phone has it: found and opened by the badge's own signature. */
async function holderOf(badge: VerifiedBadge, store: Store): Promise<Holder | undefined> {
  const bundle = await keptBundle(store);
  if (!bundle) return undefined;
  const index = await recordIndex(badge.signature, bundle.salt);
  const locked = await recordAt(store, index);
  const sealed = locked && (await unlockRecord(locked, index, bundle.key));
  const record = sealed && (await openRecord(sealed, badge.signature, bundle.salt));
  if (!record) return undefined;
  const { surname, givenNames, nativeName, photo } = record;
  return { surname, givenNames, nativeName, photo };
}

type Badge = Result<VerifiedBadge, TokenRefusal>;

function byServer(
  badge: Badge,
  holder: Holder | undefined,
  standing: Standing,
  known: Knowledge,
): Omit<Judged, "id"> {
  const serial = badge.ok ? serialText(badge.value.claims.serial) : "";
  const dead = (is: boolean) => ({ has: (asked: string) => is && asked === serial });
  const presence = whereIs(serial, standing, known.passages, known.list.zones);
  // The server's clock leads; this phone's may be a second behind it.
  const now = Math.max(known.now, standing.asOf);
  const gate = rulesOf(known.list);
  const admission = known.judge({
    badge,
    source: "scanned",
    gate,
    list: {
      asOf: standing.asOf,
      revoked: dead(standing.revokedAt !== null),
      superseded: dead(standing.superseded !== null),
      blocked: dead(standing.blocked),
    },
    floater: null,
    delegationHasFloater: hasFloater(badge, known.list),
    // Known to the server, but no face on this phone to compare with: a check.
    onList: standing.known && holder !== undefined,
    presence,
    now,
    listAgeSeconds: 0,
  });
  return {
    admission,
    at: now,
    claims: badge.ok ? badge.value.claims : undefined,
    holder,
    facts: {
      gate,
      listAgeSeconds: 0,
      presence,
      revokedAt: standing.revokedAt,
      superseded: standing.superseded,
    },
  };
}

function byList(badge: Badge, holder: Holder | undefined, known: Knowledge): Omit<Judged, "id"> {
  const { list, now, listAgeSeconds } = known;
  const serial = badge.ok ? serialText(badge.value.claims.serial) : "";
  const revoked = new Map(list.revoked.map((one) => [one.serial, one]));
  const superseded = new Map(list.superseded.map((one) => [one.serial, one]));
  const inside: Whereabouts = list.inside.find((one) => one.serial === serial) ?? null;
  const presence = whereIs(serial, { asOf: list.asOf, inside }, known.passages, list.zones);
  const gate = rulesOf(list);
  const blocked = new Set(list.blocked.map((one) => one.serial));
  const admission = known.judge({
    badge,
    source: "scanned",
    gate,
    list: { asOf: list.asOf, revoked, superseded, blocked },
    floater: null,
    delegationHasFloater: hasFloater(badge, list),
    onList: holder !== undefined,
    presence,
    now,
    listAgeSeconds,
  });
  return {
    admission,
    at: now,
    claims: badge.ok ? badge.value.claims : undefined,
    holder,
    facts: {
      gate,
      listAgeSeconds,
      presence,
      revokedAt: revoked.get(serial)?.at ?? null,
      superseded: superseded.get(serial) ?? null,
    },
  };
}

/** The gate's rules, with what its zone allows. */
export const rulesOf = ({ gate, zones }: GateList): GateRules => gateRules(gate, zones);

const hasFloater = (badge: Badge, { floaters, gate }: GateList): boolean =>
  badge.ok &&
  floaters.some(
    ({ delegation, zone }) => delegation === badge.value.claims.delegation && zone === gate.zone,
  );

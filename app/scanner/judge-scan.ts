import { openRecord, recordIndex } from "#app/crypto/bundle-record.ts";
import { unlockRecord } from "#app/crypto/content-key.ts";
import type { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { TokenRefusal, VerificationKey, VerifiedBadge } from "#app/domain/badge/claims.ts";
import { PASS_CATEGORIES } from "#app/domain/badge/pass.ts";
import type { judgeAdmission, ShownFloater, Whereabouts } from "#app/domain/gate/judge.ts";
import { type GateRules, gateRules } from "#app/domain/gate/rules.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { GateList, OnlineVerdict } from "#app/domain/gate/wire.ts";
import type { Result } from "#app/domain/result.ts";

import { isFloaterInUse } from "./floater-use.ts";
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
  ask: (scan: {
    code: string;
    floater: string | null;
    hasRecord: boolean;
  }) => Promise<OnlineVerdict | undefined>;
};

/**
 * Judges the text of a code by this phone's list, or by the server's word where it comes in time.
 * @param before the code before it, which asked for another beside it: a floater's for a badge, or the other way round
 */
export async function judgeScan(
  text: string,
  before: string | null,
  known: Knowledge,
): Promise<Omit<Judged, "id">> {
  const { code, badge, floater } = await pairOf(text, before, known);
  const holder = badge.ok ? await holderOf(badge.value, known.store) : undefined;
  // What is no badge needs no server to be refused.
  const said = badge.ok
    ? await known.ask({ code, floater: floater?.code ?? null, hasRecord: holder !== undefined })
    : undefined;
  const shown = { badge, floater: floater?.badge ?? null, holder };
  return said ? byServer(shown, said, known) : byList(shown, known);
}

type Badge = Result<VerifiedBadge, TokenRefusal>;
/** What is held up: a badge (or what came in its place), the floater beside it, and whose the badge is. */
type Shown = { badge: Badge; floater: Badge | null; holder: Holder | undefined };

const isFloater = (badge: Badge): boolean =>
  badge.ok && badge.value.claims.category === PASS_CATEGORIES.floater;

/** Which of two codes is the badge: they come in either order. Two badges, or two floaters, are no pair. */
async function pairOf(
  text: string,
  before: string | null,
  { verify, keys }: Knowledge,
): Promise<{ code: string; badge: Badge; floater: { code: string; badge: Badge } | null }> {
  const now = { code: text, badge: await verify(text, keys) };
  if (before === null) return { ...now, floater: null };
  const then = { code: before, badge: await verify(before, keys) };
  if (isFloater(now.badge) && !isFloater(then.badge)) return { ...then, floater: now };
  const isPair = isFloater(then.badge) && now.badge.ok && !isFloater(now.badge);
  return { ...now, floater: isPair ? then : null };
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

function byServer(
  { badge, floater, holder }: Shown,
  { standing, admission: said }: OnlineVerdict,
  known: Knowledge,
): Omit<Judged, "id"> {
  const serial = serialOf(badge);
  const beside = floaterBeside(floater, serial, known);
  const refused = said.kind === "refuse" ? said.reason : null;
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
      revoked: {
        has: (asked) =>
          asked === serial ? standing.revokedAt !== null : refused === "floater_not_valid",
      },
      superseded: dead(standing.superseded !== null),
      blocked: dead(standing.blocked),
    },
    floater: beside && { ...beside, inUse: beside.inUse || refused === "floater_in_use" },
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
    floater: floater ? serialOf(floater) : null,
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

function byList({ badge, floater, holder }: Shown, known: Knowledge): Omit<Judged, "id"> {
  const { list, now, listAgeSeconds } = known;
  const serial = serialOf(badge);
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
    floater: floaterBeside(floater, serial, known),
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
    floater: floater ? serialOf(floater) : null,
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

/** Empty for what is no badge. */
const serialOf = (badge: Badge): string => (badge.ok ? serialText(badge.value.claims.serial) : "");

const floaterBeside = (
  floater: Badge | null,
  serial: string,
  known: Knowledge,
): ShownFloater | null =>
  floater && { badge: floater, inUse: isFloaterInUse(serialOf(floater), serial, known) };

/** The gate's rules, with what its zone allows. */
export const rulesOf = ({ gate, zones }: GateList): GateRules => gateRules(gate, zones);

const hasFloater = (badge: Badge, { floaters, gate }: GateList): boolean =>
  badge.ok &&
  floaters.some(
    ({ delegation, zone }) => delegation === badge.value.claims.delegation && zone === gate.zone,
  );

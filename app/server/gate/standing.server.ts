import { eq, sql } from "drizzle-orm";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import { judgeAdmission } from "#app/domain/gate/judge.ts";
import { type GateRules, gateRules, zoneRules } from "#app/domain/gate/rules.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { Standing, TypedBadge } from "#app/domain/gate/wire.ts";
import { badge } from "#db/schema/badge.ts";
import { presence } from "#db/schema/passage.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { verificationKeys } from "../badge/keys.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Device } from "./device.server.ts";
import { newestIssue } from "./list-state.server.ts";
import { isStopped } from "./stopped.server.ts";
import { thumbnail } from "./thumbnail.server.ts";
import { visitsTo } from "./visits.server.ts";

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

const standingColumns = {
  revokedAt: badge.revokedAt,
  supersededAt: badge.supersededAt,
  by: newestIssue,
  blocked: sql<boolean>`exists (
    select from ${personBlock} where ${personBlock.nomineeId} = ${badge.nomineeId} and ${personBlock.liftedAt} is null
  )`,
  zone: presence.zone,
  since: presence.since,
};
type StandingRow = {
  revokedAt: Date | null;
  supersededAt: Date | null;
  by: number;
  blocked: boolean;
  zone: number | null;
  since: Date | null;
};

function standingOf(row: StandingRow | undefined, asOf: Date): Standing {
  return {
    asOf: seconds(asOf),
    known: row !== undefined,
    revokedAt: row?.revokedAt ? seconds(row.revokedAt) : null,
    superseded: row?.supersededAt ? { at: seconds(row.supersededAt), by: row.by } : null,
    blocked: row?.blocked ?? false,
    inside: row?.zone && row.since ? { zone: row.zone, since: seconds(row.since) } : null,
  };
}

/** How a badge or a pass stands this second. Asked by serial: what travels says nothing of the person. */
export async function standingOfSerial(serial: string): Promise<Standing> {
  const asOf = await summitNow();
  const bytes = Buffer.from(serial, "hex");
  const [row] = await database()
    .select(standingColumns)
    .from(badge)
    .leftJoin(presence, eq(presence.nomineeId, badge.nomineeId))
    .where(eq(badge.serial, bytes));
  return standingOf(row ?? (await standingOfPass(bytes)), asOf);
}

/** A pass is never issued twice, and nobody's place is told by it. */
async function standingOfPass(serial: Uint8Array): Promise<StandingRow | undefined> {
  const [row] = await database()
    .select({ revokedAt: pass.revokedAt })
    .from(pass)
    .where(eq(pass.serial, serial));
  return row && { ...row, supersededAt: null, by: 0, blocked: false, zone: null, since: null };
}

/**
 * Looks a typed number up and judges it for this phone's gate: a check at most, for a number proves nothing.
 * @returns undefined when no badge has this number
 */
export async function judgeTypedNumber(
  shortNumber: string,
  phone: Device,
): Promise<TypedBadge | undefined> {
  const [row] = await database()
    .select({ ...standingColumns, token: badge.token, nominee, photo: file.bytes })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .leftJoin(file, eq(file.id, nominee.photoId))
    .leftJoin(presence, eq(presence.nomineeId, badge.nomineeId))
    .where(eq(badge.shortNumber, shortNumber));
  if (!row) return undefined;
  const now = await summitNow();
  const standing = standingOf(row, now);
  const verified = await verifyBadge(badgeText(row.token), await verificationKeys());
  const serial = verified.ok ? serialText(verified.value.claims.serial) : null;
  const listing = (dead: boolean) => new Set(dead && serial ? [serial] : []);
  const admission = judgeAdmission({
    badge: verified,
    source: "typed",
    gate: await rulesOf(phone),
    list: {
      asOf: standing.asOf,
      revoked: listing(standing.revokedAt !== null),
      superseded: listing(standing.superseded !== null),
      blocked: listing(standing.blocked),
    },
    // A number cannot be followed by a floater: whoever needs one is sent to be scanned.
    floater: null,
    delegationHasFloater: true,
    onList: true,
    presence: standing.inside,
    now: standing.asOf,
    listAgeSeconds: 0,
  });
  const { surname, givenNames, nativeName } = row.nominee;
  const photo = row.photo ? await thumbnail(row.photo) : new Uint8Array();
  return {
    admission,
    standing,
    serial,
    ...(verified.ok ? shown(verified.value.claims) : NOTHING),
    person: { surname, givenNames, nativeName, photo: Buffer.from(photo).toString("base64") },
  };
}

const NOTHING = { delegation: "", category: "", zones: [], notBefore: 0, expires: 0 };
const shown = ({ delegation, category, zones, notBefore, expires }: BadgeClaims) => ({
  delegation,
  category,
  zones,
  notBefore,
  expires,
});

async function rulesOf(phone: Device): Promise<GateRules> {
  const { gates, zones } = await summitDefinition();
  const gate = gates.find(({ id }) => id === phone.gateId);
  if (!gate) throw new Error(`The summit has no gate ${phone.gateId}`);
  const stopped = await isStopped(database(), gate.id);
  const around = zoneRules(zones, gates);
  const visits = await visitsTo(gate.zone, around);
  return gateRules({ zone: gate.zone, direction: phone.direction, stopped, visits }, around);
}

import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";

import { zoneRules } from "#app/domain/gate/rules.ts";
import type { DeadBadge, GateList, LiveFloater } from "#app/domain/gate/wire.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { presence } from "#db/schema/passage.ts";
import { pass } from "#db/schema/pass.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { verificationKeys } from "../badge/keys.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Device } from "./device.server.ts";
import { lastSequence } from "./passages.server.ts";
import { recordsVersion } from "./records.server.ts";
import { isStopped } from "./stopped.server.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const nameOf = (zone: number, { zones }: SummitDefinition) => {
  const found = zones.find(({ number }) => number === zone);
  if (!found) throw new Error(`The summit has no zone ${zone}`);
  return found.name;
};
const seconds = (at: Date | null): number => Math.floor((at?.getTime() ?? 0) / 1000);

/** What a phone needs to judge alone, as of this moment. One snapshot: all of it was true at `asOf`. */
export async function gateList(phone: Device): Promise<GateList> {
  const summit = await summitDefinition();
  const gate = summit.gates.find(({ id }) => id === phone.gateId);
  if (!gate) throw new Error(`The summit has no gate ${phone.gateId}`);
  const keys = await verificationKeys();
  // Taken before anything is read: the list may be newer than it says, never older.
  const asOf = seconds(await summitNow());
  return database().transaction(
    async (tx) => ({
      asOf,
      device: { id: phone.id, label: phone.label, lastSequence: await lastSequence(tx, phone.id) },
      gate: {
        ...{ id: gate.id, name: gate.name, zone: gate.zone, direction: phone.direction },
        staffed: gate.staffed ?? false,
        stopped: await isStopped(tx, gate.id),
      },
      zones: zoneRules(summit.zones, summit.gates).map((rules) => ({
        ...rules,
        name: nameOf(rules.number, summit),
      })),
      categories: summit.categories.map(({ id, letter, name }) => ({ id, letter, name })),
      delegations: await tx
        .select({ code: delegation.code, iso2: delegation.iso2, name: delegation.name })
        .from(delegation)
        .orderBy(delegation.code),
      telephone: summit.badgeDesk.telephone,
      keys: keys.map(({ id, publicKey, ...validity }) => ({
        id: hex(id),
        publicKey: hex(publicKey),
        ...validity,
      })),
      revoked: [...(await deadBadges(tx)), ...(await deadPasses(tx))],
      superseded: (
        await tx
          .select({ serial: badge.serial, at: badge.supersededAt, by: newestIssue })
          .from(badge)
          .where(isNotNull(badge.supersededAt))
      ).map(({ serial, at, by }) => ({ serial: hex(serial), at: seconds(at), by })),
      blocked: (
        await tx
          .select({ serial: badge.serial, at: personBlock.blockedAt })
          .from(personBlock)
          .innerJoin(badge, eq(badge.nomineeId, personBlock.nomineeId))
          .where(isNull(personBlock.liftedAt))
      ).map(({ serial, at }) => ({ serial: hex(serial), at: seconds(at) })),
      floaters: await liveFloaters(tx),
      inside: (
        await tx
          .select({
            serial: badge.serial,
            zone: presence.zone,
            since: presence.since,
            floater: pass.serial,
          })
          .from(presence)
          .innerJoin(badge, eq(badge.nomineeId, presence.nomineeId))
          .leftJoin(pass, eq(pass.id, presence.floaterId))
          .where(isNotNull(presence.zone))
      ).flatMap(({ serial, zone, since, floater }) =>
        zone === null
          ? []
          : [
              {
                ...{ serial: hex(serial), zone, since: seconds(since) },
                floater: floater && hex(floater),
              },
            ],
      ),
      recordsVersion: await recordsVersion(tx),
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function deadBadges(tx: Transaction): Promise<DeadBadge[]> {
  const rows = await tx
    .select({ serial: badge.serial, at: badge.revokedAt })
    .from(badge)
    .where(isNotNull(badge.revokedAt));
  return rows.map(({ serial, at }) => ({ serial: hex(serial), at: seconds(at) }));
}

async function liveFloaters(tx: Transaction): Promise<LiveFloater[]> {
  const rows = await tx
    .select({ serial: pass.serial, delegation: delegation.code, zones: pass.zones })
    .from(pass)
    .innerJoin(delegation, eq(delegation.id, pass.delegationId))
    .where(and(eq(pass.kind, "floater"), isNull(pass.revokedAt), isNotNull(pass.serial)));
  return rows.flatMap(({ serial, zones: [zone], ...of }) =>
    serial && zone !== undefined ? [{ ...of, serial: hex(serial), zone }] : [],
  );
}

/** Floaters and day badges that ended: their codes are as genuine as a badge's. One never issued has no code. */
async function deadPasses(tx: Transaction): Promise<DeadBadge[]> {
  const rows = await tx
    .select({ serial: pass.serial, at: pass.revokedAt })
    .from(pass)
    .where(and(isNotNull(pass.revokedAt), isNotNull(pass.serial)));
  return rows.flatMap(({ serial, at }) =>
    serial ? [{ serial: hex(serial), at: seconds(at) }] : [],
  );
}

/** The issue that killed a superseded badge. */
export const newestIssue = sql<number>`(select max(b.issue) from badge b where b.nominee_id = ${badge.nomineeId})`;

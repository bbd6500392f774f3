import { randomUUID } from "node:crypto";

import { eq, isNotNull } from "drizzle-orm";

import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { judgeAdmission, type Whereabouts } from "#app/domain/gate/judge.ts";
import { gateRules, type ZoneRules, zoneRules } from "#app/domain/gate/rules.ts";
import type { Admission, GuardDecision } from "#app/domain/gate/verdict.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { PassageReport } from "#app/domain/gate/wire.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import type { Device } from "#app/server/gate/device.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";
import { presence } from "#db/schema/passage.ts";
import { type Badged, passageOf, upload } from "#tests/support/gate.ts";

/** A person with a badge, whose code the phones have read. */
export type Person = Badged & { verified: Awaited<ReturnType<typeof verifyBadge>> };
export const seen = async (badged: Badged): Promise<Person> => ({
  ...badged,
  verified: await verifyBadge(badged.text, await verificationKeys()),
});

/** What a phone heard when it last had a network. */
type Heard = {
  asOf: number;
  revoked: ReadonlySet<string>;
  inside: ReadonlyMap<string, NonNullable<Whereabouts>>;
};

/** A phone at a gate: it judges by what it heard and by what it let through, and sends when told to. */
export class Phone {
  /** Its clock minus the true one, seconds. */
  skew = 0;
  sequence = 0;
  /** Everything it ever reported in this run, newest word each. */
  readonly passages: PassageReport[] = [];
  heard: Heard = { asOf: 0, revoked: new Set(), inside: new Map() };

  readonly device: Device;
  readonly zone: number;
  readonly #rules: readonly ZoneRules[];

  constructor(device: Device, { zones, gates }: Pick<SummitDefinition, "zones" | "gates">) {
    this.device = device;
    this.zone = gates.find(({ id }) => id === device.gateId)?.zone ?? 0;
    this.#rules = zoneRules(zones, gates);
  }

  /** Judges a badge shown at a true time, and notes what the guard then did. */
  scan(person: Person, trueTime: number, bold: boolean): PassageReport {
    const at = Math.max(trueTime + this.skew, this.passages.at(-1)?.scannedAt ?? 0);
    const admission = this.#judge(person, at);
    this.sequence += 1;
    const report = passageOf({
      ...{ id: randomUUID(), sequence: this.sequence, serial: person.serial },
      ...{ gateId: this.device.gateId, direction: this.device.direction, scannedAt: at },
      verdict: admission.kind,
      reason: admission.kind === "admit" ? null : admission.reason,
      decision: decide(admission, bold),
    });
    this.passages.push(report);
    return report;
  }

  /** The guard thinks again about the last one. */
  undo(): PassageReport | undefined {
    const last = this.passages.pop();
    if (!last) return undefined;
    const decision: GuardDecision = last.decision === "admitted" ? "refused" : "admitted";
    const undone = { ...last, decision, revision: last.revision + 1 };
    this.passages.push(undone);
    return undone;
  }

  /** Sends these reports, hears the list anew and sets its clock. */
  async send(reports: readonly PassageReport[], trueTime: number): Promise<void> {
    await receivePassages(this.device, upload(reports));
    this.heard = await listen(trueTime);
    this.skew = 0;
  }

  #judge({ serial, verified }: Person, now: number): Admission {
    const { asOf, revoked, inside } = this.heard;
    const own = this.passages.findLast(
      (one) => one.serial === serial && one.decision === "admitted",
    );
    const presence =
      own && own.scannedAt > (inside.get(serial)?.since ?? 0)
        ? own.direction === "entry"
          ? { zone: this.zone, since: own.scannedAt }
          : null
        : (inside.get(serial) ?? null);
    const { direction } = this.device;
    return judgeAdmission({
      badge: verified,
      source: "scanned",
      gate: gateRules({ zone: this.zone, direction, stopped: false }, this.#rules),
      list: { asOf, revoked, superseded: new Set(), blocked: new Set() },
      onList: true,
      presence,
      floater: null,
      delegationHasFloater: false,
      now,
      listAgeSeconds: Math.max(0, now - asOf),
    });
  }
}

function decide({ kind }: Admission, bold: boolean): GuardDecision | null {
  if (kind === "admit") return "admitted";
  if (kind === "refuse") return "refused";
  return bold ? "admitted" : null;
}

async function listen(asOf: number): Promise<Heard> {
  const dead = await database()
    .select({ serial: badge.serial })
    .from(badge)
    .where(isNotNull(badge.revokedAt));
  const places = await database()
    .select({ serial: badge.serial, zone: presence.zone, since: presence.since })
    .from(presence)
    .innerJoin(badge, eq(badge.nomineeId, presence.nomineeId))
    .where(isNotNull(presence.zone));
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  return {
    asOf,
    revoked: new Set(dead.map(({ serial }) => hex(serial))),
    inside: new Map(
      places.flatMap(({ serial, zone, since }) =>
        zone === null ? [] : [[hex(serial), { zone, since: since.getTime() / 1000 }] as const],
      ),
    ),
  };
}

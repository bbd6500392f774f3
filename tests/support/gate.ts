import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";

import { openList } from "#app/crypto/gate-list.ts";
import { badgeText } from "#app/crypto/sign-badge.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { GateList, PassageReport, PassageUpload } from "#app/domain/gate/wire.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { type Device, requireDevice } from "#app/server/gate/device.server.ts";
import { enrolDevice, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { draftOf, focalPoint } from "./nominees.ts";
import { phoneKeys, signedCall } from "./phone.ts";

/** A supervisor of gates. */
export async function supervisor(): Promise<string> {
  const email = `${randomUUID()}@gates.example`;
  const [person] = await database().insert(account).values({ email, name: "Ruslan" }).returning();
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "supervisor" });
  return person.id;
}

/** A phone on duty at a gate of the definition: `b` lets into zone 3, `b-exit` out of it. */
export async function phoneAt(
  gateId: string,
): Promise<{ phone: Device; key: CryptoKey; actor: string }> {
  const actor = await supervisor();
  const { own, shared } = await phoneKeys();
  const code = await inviteDevice({ gateId, label: `device ${randomUUID().slice(0, 4)}` }, actor);
  const enrolled = code.ok ? await enrolDevice(code.value, shared) : code;
  if (!enrolled.ok) throw new Error(enrolled.error);
  const key = own.signing;
  const phone = await requireDevice(await signedCall({ id: enrolled.value.deviceId, key }));
  return { phone, key, actor };
}

export type Badged = {
  nomineeId: string;
  badgeId: string;
  serial: string;
  text: string;
  shortNumber: string;
};

/** Somebody with a badge; Jordan's delegates may enter zones 1 to 4. */
export async function badged(
  name: { surname: string; givenNames: string; nativeName?: string } = {
    surname: "Al-Hmoud",
    givenNames: "Layla Nasser",
  },
): Promise<Badged> {
  const nomineeId = await draftOf(await focalPoint("jo"), name);
  await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, nomineeId));
  return newBadge(nomineeId);
}

/** The next badge of somebody; the one before is dead from then on. */
export async function newBadge(nomineeId: string): Promise<Badged> {
  const now = await summitNow();
  const issued = await database().transaction((tx) =>
    issueBadge(tx, { nomineeId, actor: "system", now }),
  );
  if (!issued.ok) throw new Error(issued.error);
  const { badgeId } = issued.value;
  const [made] = await database().select().from(badge).where(eq(badge.id, badgeId));
  if (!made) throw new Error("No badge");
  const { serial, token, shortNumber } = made;
  return { nomineeId, badgeId, serial: serialText(serial), text: badgeText(token), shortNumber };
}

/** A passage as a phone reports it; admitted at gate B unless told. */
export const passageOf = (change: Partial<PassageReport>): PassageReport => ({
  id: randomUUID(),
  sequence: 1,
  gateId: "b",
  direction: "entry",
  serial: null,
  floater: null,
  verdict: "admit",
  reason: null,
  decision: "admitted",
  decisionReason: null,
  revision: 1,
  scannedAt: 0,
  ...change,
});

export const upload = (
  passages: readonly PassageReport[],
  change: Partial<PassageUpload> = {},
): PassageUpload => ({
  passages,
  deviceNow: Date.now(),
  listAsOf: null,
  unsent: 0,
  ...change,
});

/** What a phone reads from its first, whole, list. */
export async function wholeList(bytes: Uint8Array): Promise<GateList> {
  const opened = await openList(bytes, undefined);
  if (!opened.ok) throw new Error(opened.error);
  const { head, content } = opened.value;
  if (content.kind !== "whole") throw new Error("A part of a list");
  return { ...head, ...content.set };
}

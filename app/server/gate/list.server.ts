import { signList } from "#app/crypto/gate-list.ts";
import { toHex } from "#app/crypto/bytes.ts";
import { badgeValidity } from "#app/domain/badge/issue.ts";
import { deltaOf } from "#app/domain/gate/list-set.ts";
import { zoneRules } from "#app/domain/gate/rules.ts";
import type { GateList, ListHead, ListMessage } from "#app/domain/gate/wire.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { delegation } from "#db/schema/delegation.ts";

import { listSigningKey, verificationKeys } from "../badge/keys.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Device } from "./device.server.ts";
import { listState, type ListState, touchedSince } from "./list-state.server.ts";
import { lastSequence } from "./passages.server.ts";
import { letInAt } from "./let-in.server.ts";
import { wordsFor } from "./words.server.ts";
import { visitsTo } from "./visits.server.ts";

/** What a phone says of the list that it holds; `asked` is its random word. */
export type ListAsked = { asked: string; held: { number: number; horizon: string } | null };

/** Past this many changes the whole list is as short. */
const DELTA_LIMIT = 5_000;

/** What a phone needs to judge alone, as of this moment. */
export async function gateList(phone: Device): Promise<GateList> {
  const state = await listState();
  return { ...(await headFor(phone, state)), ...state.set };
}

/**
 * The list as a phone gets it: signed, whole or as what came since the one that it holds. Signed anew with every answer:
 * `asOf` moves on although nothing changed.
 */
export async function signedList(phone: Device, asked: ListAsked): Promise<Uint8Array> {
  const { badgeValidity: validity } = await summitDefinition();
  const key = await listSigningKey(badgeValidity(validity), await summitNow());
  const state = await listState();
  return signList(
    {
      ...{ format: 1, asked: asked.asked, digest: state.digest },
      head: await headFor(phone, state),
      content: await contentFor(asked, state),
    },
    key,
  );
}

async function contentFor({ held }: ListAsked, state: ListState): Promise<ListMessage["content"]> {
  const whole = { kind: "whole", set: state.set } as const;
  if (!held || held.number > state.number || state.number - held.number > DELTA_LIMIT) return whole;
  const touched = await touchedSince(held.number, held.horizon);
  if (touched.length > DELTA_LIMIT) return whole;
  return { kind: "since", number: held.number, delta: deltaOf(state.set, touched) };
}

async function headFor(phone: Device, state: ListState): Promise<ListHead> {
  const summit = await summitDefinition();
  const gate = summit.gates.find(({ id }) => id === phone.gateId);
  if (!gate) throw new Error(`The summit has no gate ${phone.gateId}`);
  const db = database();
  const keys = await verificationKeys();
  const words = await wordsFor(db, gate.id);
  const around = zoneRules(summit.zones, summit.gates);
  return {
    asOf: state.asOf,
    number: state.number,
    horizon: state.horizon,
    device: { id: phone.id, label: phone.label, lastSequence: await lastSequence(db, phone.id) },
    gate: {
      ...{ id: gate.id, name: gate.name, zone: gate.zone, direction: phone.direction },
      staffed: gate.staffed ?? false,
      stopped: words.some(({ kind }) => kind === "stop"),
      visits: await visitsTo(gate.zone, around),
    },
    words,
    letIn: await letInAt(db, phone.id, state.asOf),
    zones: around.map((rules) => ({
      ...rules,
      name: nameOf(rules.number, summit),
    })),
    categories: summit.categories.map(({ id, letter, name }) => ({ id, letter, name })),
    delegations: await db
      .select({ code: delegation.code, iso2: delegation.iso2, name: delegation.name })
      .from(delegation)
      .orderBy(delegation.code),
    telephone: summit.badgeDesk.telephone,
    keys: keys.map(({ id, publicKey, ...validity }) => ({
      id: toHex(id),
      publicKey: toHex(publicKey),
      ...validity,
    })),
    recordsVersion: state.recordsVersion,
  };
}

const nameOf = (zone: number, { zones }: SummitDefinition) => {
  const found = zones.find(({ number }) => number === zone);
  if (!found) throw new Error(`The summit has no zone ${zone}`);
  return found.name;
};

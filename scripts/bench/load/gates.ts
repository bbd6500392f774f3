import { randomUUID } from "node:crypto";

import { openList } from "#app/crypto/gate-list.ts";
import type { OnlineVerdict, PassageReceipt, PassageReport } from "#app/domain/gate/wire.ts";

import { type Pair, pairsOf } from "../gate/pairs.ts";
import { enrolPhones, type SimulatedPhone } from "../gate/phones.ts";
import type { ShownBadge } from "../gate/seed.ts";
import { inTurn, PATIENCE_MS } from "./connection.ts";
import { at, type Group } from "./mix.ts";
import { openStream } from "./stream.ts";

const PHONES = 40;
/** A queue that a phone sends when it has the network again. */
const QUEUED = 20;

/** Where everybody is between one run and the next: the phones change, the people stay. */
export type Crowd = { pairs: readonly Pair[]; away: readonly ShownBadge[] };

/** Most are scanned online; a tenth pass at gates that were without a network for a while. */
export function crowdAt(badges: readonly ShownBadge[]): Crowd {
  const away = Math.floor(badges.length / 10);
  return { pairs: pairsOf(PHONES / 2, badges.slice(away)), away: badges.slice(0, away) };
}

/** Forty phones, an entry and an exit by turns: verdicts, queues that come back, lists, and a stream of news each. */
export async function gates(ports: readonly number[], { pairs, away }: Crowd): Promise<Group> {
  const { phones } = await enrolPhones(ports, PHONES, PATIENCE_MS);
  const turns = new Map(phones.map((phone) => [phone, inTurn()]));
  const call = <T>(phone: SimulatedPhone, work: () => Promise<T>): Promise<T> => {
    const turn = turns.get(phone);
    if (!turn) throw new Error("An unknown phone");
    return turn(work);
  };
  const lists = await listsOf(phones);

  const verdict = (index: number): Promise<number> => {
    const pair = at(pairs, index);
    const isExit = Math.floor(index / pairs.length) % 2 === 1 && pair.inside.length > 0;
    const phone = at(phones, 2 * (index % pairs.length) + (isExit ? 1 : 0));
    const [from, to] = isExit ? [pair.inside, pair.outside] : [pair.outside, pair.inside];
    const person = from.shift();
    if (!person) throw new Error("Nobody stands at the gate");
    return call(phone, async () => {
      const scan = { id: randomUUID(), sequence: phone.nextSequence(), code: person.text };
      const body = { ...scan, floater: null, hasRecord: true };
      const { admission } = (await phone.post("/gate/api/verdict", body)) as OnlineVerdict;
      if (admission.kind !== "admit") throw new Error(JSON.stringify(admission));
      to.push(person);
      return JSON.stringify(admission).length;
    });
  };
  const queue = (index: number): Promise<number> => {
    // The same people by the way out next, each a second apart.
    const phone = at(phones, index);
    const start = Math.floor(index / 2) * QUEUED;
    return call(phone, async () => {
      const now = Math.floor(Date.now() / 1000);
      const passages = Array.from({ length: QUEUED }, (_, of) =>
        report(phone, at(away, start + of), now - (index % 2 === 0 ? 2 : 1)),
      );
      const upload = { passages, deviceNow: Date.now(), listAsOf: now, unsent: 0 };
      const { kept } = (await phone.post("/gate/api/passages", upload)) as PassageReceipt;
      if (kept.length !== QUEUED) throw new Error("A passage was not kept");
      return JSON.stringify(kept).length;
    });
  };
  const list = (index: number): Promise<number> => {
    const phone = at(phones, index);
    return call(phone, () => lists.newer(phone));
  };
  const streams = await Promise.all(
    phones.map(async (phone) =>
      openStream(phone.port, await phone.prepareGet("/gate/api/news?asked=bench")),
    ),
  );
  return {
    streams,
    activities: [
      { name: "verdict at a gate", perSecond: 25, ask: verdict },
      { name: "queue of a phone", perSecond: 0.5, ask: queue },
      { name: "list of a gate", perSecond: 1, ask: list },
    ],
  };
}

/** Each phone asks for what changed since the list that it has. */
async function listsOf(phones: readonly SimulatedPhone[]) {
  const known = new Map<SimulatedPhone, string>();
  const newer = async (phone: SimulatedPhone): Promise<number> => {
    const bytes = await phone.get(`/gate/api/list?asked=bench${known.get(phone) ?? ""}`);
    const opened = await openList(bytes, undefined);
    if (!opened.ok) throw new Error(opened.error);
    const { number, horizon } = opened.value.head;
    known.set(phone, `&number=${number}&horizon=${horizon}`);
    return bytes.length;
  };
  for (const phone of phones) await newer(phone);
  return { newer };
}

const report = (phone: SimulatedPhone, badge: ShownBadge, scannedAt: number): PassageReport => ({
  ...{ id: randomUUID(), sequence: phone.nextSequence(), revision: 1, scannedAt },
  ...{ gateId: phone.gateId, direction: phone.direction, serial: badge.serial, floater: null },
  ...{ verdict: "admit", reason: null, decision: "admitted", decisionReason: null },
});

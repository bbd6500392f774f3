import { randomUUID } from "node:crypto";

import postgres from "postgres";

import { badgeBySerial } from "./badge-rows.ts";
import { keysOfTheMoment } from "#app/server/badge/keys.server.ts";
import { gateServedBy } from "#app/server/gate/rules-of-gate.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";

import { type Asked, overhear } from "../frame/overhear.ts";
import { pairsOf, scanAway } from "./pairs.ts";
import { phonesInDatabase } from "./phones-in-database.ts";
import type { ShownBadge } from "./seed.ts";

type Known = ReadonlyMap<string, unknown>;

/**
 * The transaction of a verdict through the driver alone, as many at once and on as many connections as the product has:
 * what the database allows. Its statements are those of the product, overheard once for an entry and once for an exit, with
 * every value put in anew.
 */
export async function bareVerdicts(
  badges: readonly ShownBadge[],
  { gates, seconds }: { gates: number; seconds: number },
) {
  const phones = await phonesInDatabase(gates);
  const rows = await badgeBySerial();
  const known = (badge: ShownBadge, phone: (typeof phones)[number], id: string, sequence: number) =>
    new Map<string, unknown>([
      ["serial", Buffer.from(badge.serial, "hex")],
      ["badgeId", rows.get(badge.serial)?.id],
      ["nomineeId", rows.get(badge.serial)?.nomineeId],
      ["deviceId", phone.device.id],
      ["id", id],
      ["sequence", sequence],
    ]);
  const templates = new Map<string, (values: Known) => Asked[]>();
  const [first] = badges;
  if (!first) throw new Error("Nobody has a badge");
  for (const phone of phones.slice(0, 2)) {
    const id = randomUUID();
    const sequence = 1_000_000;
    const scan = { id, sequence, code: first.text, floater: null, hasRecord: true };
    // What a process reads once a second is no part of the transaction.
    await Promise.all([keysOfTheMoment(), gateServedBy(phone.device)]);
    const asked = await overhear(async () => {
      const { admission } = await judgeOnline(phone.device, scan);
      if (admission.kind !== "admit") throw new Error(JSON.stringify(admission));
    });
    templates.set(phone.device.direction, template(asked, known(first, phone, id, sequence)));
  }
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10, onnotice: () => undefined });
  try {
    const pairs = pairsOf(gates / 2, badges);
    const run = async (milliseconds: number) => {
      const until = performance.now() + milliseconds;
      const taken = await Promise.all(
        phones.map((phone, at) => {
          const pair = pairs[Math.floor(at / 2)];
          const fill = templates.get(phone.device.direction);
          if (!pair || !fill) throw new Error("A gate without people");
          return scanAway(pair, phone.device.direction, until, async (badge) => {
            const values = known(badge, phone, randomUUID(), (phone.sequence += 1));
            await sql.begin(async (tx) => {
              const ask = ({ text, parameters }: Asked) =>
                tx.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
              // Before the verdict together, after it the rest: as the product sends them.
              const [locking, reading, ...keeping] = fill(values);
              if (!locking || !reading) throw new Error("A verdict is read under a lock");
              await Promise.all([ask(locking), ask(reading)]);
              for (const statement of keeping) await ask(statement);
            });
          });
        }),
      );
      return taken.flat().length;
    };
    await run(3_000);
    const done = await run(seconds * 1000);
    const statements = (templates.get("entry")?.(new Map()) ?? []).length + 2;
    return { perSecond: Math.round(done / seconds), statements };
  } finally {
    // Whoever is inside now would be refused by the gates that are measured next.
    await sql`update presence set zone = null, floater_id = null`;
    await sql.end();
  }
}

/** The statements with every value that is told put in anew, also where it stands in a list or in JSON; times as well. */
function template(asked: readonly Asked[], of: Known): (values: Known) => Asked[] {
  const begins = asked.findIndex(({ text }) => /^begin/i.test(text));
  const inside = asked.slice(begins + 1).filter(({ text }) => !/^commit/i.test(text));
  return (values) => {
    const told = [...of].flatMap(([name, was]) =>
      was === undefined || !values.has(name) ? [] : [{ was, is: values.get(name) }],
    );
    const now = new Date().toISOString();
    const anew = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(anew);
      const found = told.find(({ was }) => same(was, value));
      if (found) return found.is;
      if (typeof value !== "string") return value;
      const named = told.reduce(
        (text, { was, is }) =>
          typeof was === "string" && typeof is === "string" ? text.replaceAll(was, is) : text,
        value,
      );
      return named.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, now);
    };
    return inside.map(({ text, parameters }) => ({ text, parameters: parameters.map(anew) }));
  };
}

const same = (a: unknown, b: unknown): boolean =>
  a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;

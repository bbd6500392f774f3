import { randomUUID } from "node:crypto";

import postgres from "postgres";

import { badgeBySerial } from "./badge-rows.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";

import { type Asked, overhear } from "../registration/bare.ts";
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
              for (const { text, parameters } of fill(values))
                await tx.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], {
                  prepare: true,
                });
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
    await sql.end();
  }
}

/** The statements with a hole for each value that is told; times are written anew. */
function template(asked: readonly Asked[], of: Known): (values: Known) => Asked[] {
  const same = (a: unknown, b: unknown) =>
    a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;
  const inside = asked.filter(({ text }) => !/^(begin|commit|select .* from "?summit)/i.test(text));
  const holes = inside.map(({ text, parameters }) => ({
    text,
    parameters: parameters.map((value) => {
      const name = [...of].find(([, told]) => told !== undefined && same(told, value))?.[0];
      const isTime = value instanceof Date || /^\d{4}-\d\d-\d\dT/.test(String(value));
      return { name, isTime, value };
    }),
  }));
  return (values) =>
    holes.map(({ text, parameters }) => ({
      text,
      parameters: parameters.map(({ name, isTime, value }) =>
        name && values.has(name) ? values.get(name) : isTime ? new Date().toISOString() : value,
      ),
    }));
}

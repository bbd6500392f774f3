import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";
import postgres from "postgres";

import { badgeText, signBadge } from "#app/crypto/sign-badge.ts";
import { shortNumber } from "#app/domain/badge/short-number.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import { signingKeyFor } from "#app/server/badge/keys.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { secretsOf } from "#app/server/platform/deployment/secrets.server.ts";
import { OWNER_ROLE } from "#app/server/platform/postgres/roles.server.ts";
import { badge } from "#db/schema/badge.ts";

import { tallyPassages } from "../growth/tally.ts";

/** A badge as its holder shows it. */
export type ShownBadge = { text: string; serial: string };
type Site = { badges: number; passages: number };

const DAY_MS = 86_400_000;
const PART = 1_000;

/**
 * Gives every nominee a badge that is valid now, and fills the ledger with days gone by: everybody went in and out of the
 * plenary hall again and again, and is outside at the end.
 * @param data folder of the deployment, whose owner may tidy the tables afterwards
 */
export async function seedSite(data: string, site: Site): Promise<readonly ShownBadge[]> {
  const shown = await issueAll();
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.username = OWNER_ROLE;
  address.password = secretsOf(data).ownerPassword;
  const owner = postgres(address.href, { max: 1, onnotice: () => undefined });
  try {
    await owner`insert into device (gate_id, direction, label) select 'b', 'entry', 'earlier ' || i from generate_series(1, 40) as i`;
    // Counted once afterwards: the trigger would take minutes, line by line.
    await owner`alter table passage disable trigger passage_is_tallied`;
    await owner`
      insert into passage (id, device_id, device_sequence, gate_id, direction, badge_id, holder_id, verdict, decision, revision, scanned_at)
      select gen_random_uuid(), device.id, i, case when i % 2 = 0 then 'b' else 'b-exit' end,
        case when i % 2 = 0 then 'entry' else 'exit' end::direction, badge.id, badge.nominee_id, 'admit', 'admitted', 1,
        now() - interval '3 days' + make_interval(secs => i * 0.2)
      from generate_series(0, ${site.passages}::int - 1) as i
      join (select id, row_number() over () - 1 as at from device) as device on device.at = i % 40
      join (select id, nominee_id, row_number() over () - 1 as at from badge) as badge on badge.at = (i / 2) % ${site.badges}::int`;
    await owner`alter table passage enable trigger passage_is_tallied`;
    await tallyPassages(owner, 0);
    await owner`vacuum analyze`;
  } finally {
    await owner.end();
  }
  return shown;
}

async function issueAll(): Promise<readonly ShownBadge[]> {
  const now = realNow();
  const [notBefore, expires] = [new Date(now.getTime() - DAY_MS), new Date(now.getTime() + DAY_MS)];
  const key = await database().transaction((tx) => signingKeyFor(tx, { notBefore, expires }, now));
  const nominees = await database().execute<{ id: string; code: string }>(
    sql`select nominee.id, delegation.code from nominee join delegation on delegation.id = delegation_id order by nominee.id`,
  );
  const shown: ShownBadge[] = [];
  for (let from = 0; from < nominees.length; from += PART) {
    const rows = await Promise.all(
      nominees.slice(from, from + PART).map(async ({ id, code }) => {
        const serial = new Uint8Array(randomBytes(16));
        const zones = [1, 2, 3, 4];
        const token = await signBadge(
          {
            ...{
              serial,
              issue: 1,
              delegation: code,
              category: "delegate",
              zones,
              name: "BEKOVA Aigerim",
            },
            photoDigest: new Uint8Array(8),
            notBefore: Math.floor(notBefore.getTime() / 1000),
            expires: Math.floor(expires.getTime() / 1000),
          },
          key,
        );
        shown.push({ text: badgeText(token), serial: serialText(serial) });
        const short = shortNumber(new Uint8Array(randomBytes(5)));
        return {
          ...{ nomineeId: id, issue: 1, serial, shortNumber: short, category: "delegate", zones },
          ...{ token, keyId: key.id, notBefore, expiresAt: expires, issuedAt: now },
        };
      }),
    );
    await database().insert(badge).values(rows);
  }
  return shown;
}

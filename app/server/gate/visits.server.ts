import { sql } from "drizzle-orm";

import { enclosed, type ZoneRules } from "#app/domain/gate/rules.ts";
import { type Visit, VISIT_MINUTES, VISITS_AHEAD_HOURS } from "#app/domain/gate/visit.ts";

import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";

/**
 * Who may enter a zone for a time: people named for a meeting in a room of that zone, or of one within it, whose badge does
 * not open it. Read from the bookings and stored nowhere: a meeting that is moved takes its visits along, and one that is
 * cancelled ends them.
 */
export async function visitsTo(
  zone: number,
  zones: readonly Pick<ZoneRules, "number" | "within">[],
): Promise<Visit[]> {
  const now = (await summitNow()).toISOString();
  const inside = sql.join(
    [zone, ...enclosed(zone, zones)].map((each) => sql`${each}::smallint`),
    sql`, `,
  );
  const rows = await database().execute<Visit>(sql`
    select encode(badge.serial, 'hex') as serial,
      floor(extract(epoch from bilateral.starts_at))::int - ${VISIT_MINUTES.before * 60}::int as "from",
      floor(extract(epoch from bilateral.ends_at))::int + ${VISIT_MINUTES.after * 60}::int as until
    from bilateral
    join room on room.id = bilateral.room_id
    join bilateral_attendee on bilateral_attendee.request_id = bilateral.request_id
    join badge on badge.nominee_id = bilateral_attendee.nominee_id
    where room.zone in (${inside}) and not ${zone}::smallint = any(badge.zones)
      and badge.revoked_at is null and badge.superseded_at is null
      and bilateral.ends_at > ${now}::timestamptz - make_interval(mins => ${VISIT_MINUTES.after})
      and bilateral.starts_at < ${now}::timestamptz + make_interval(hours => ${VISITS_AHEAD_HOURS})
    order by bilateral.starts_at, badge.serial`);
  return rows.map(({ serial, from, until }) => ({ serial, from, until }));
}

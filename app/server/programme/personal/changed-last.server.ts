import { sql } from "drizzle-orm";

import type { PublishedProgramme } from "#app/domain/programme/item.ts";
import { bilateralSide } from "#db/schema/bilateral.ts";
import { meetingTurn } from "#db/schema/meeting.ts";
import { nominee } from "#db/schema/nominee.ts";
import { travel, vehicle } from "#db/schema/travel.ts";

import { database } from "../../platform/database.server.ts";
import { lastChange } from "../../precedence/last-change.server.ts";

/**
 * When the programme of a delegation changed last: the version's hour, or the turn of one of its meetings, its travel, its
 * vehicles, or the order of a session, whichever came last. The same state prints the same bytes.
 */
export async function changedLast(
  delegationId: string,
  { published, ordered }: { published: PublishedProgramme | null; ordered: readonly string[] },
): Promise<Date> {
  const [row] = await database().execute<{ at: string | null }>(sql`
    select greatest(
      (select max(${meetingTurn.at}) from ${meetingTurn} where ${meetingTurn.requestId} in
        (select ${bilateralSide.requestId} from ${bilateralSide} where ${bilateralSide.delegationId} = ${delegationId})),
      (select max(${travel.changedAt}) from ${travel} where ${travel.nomineeId} in
        (select ${nominee.id} from ${nominee} where ${nominee.delegationId} = ${delegationId})),
      (select max(greatest(${vehicle.changedAt}, ${vehicle.removedAt})) from ${vehicle}
        where ${vehicle.delegationId} = ${delegationId}))::text as at`);
  const orders = await Promise.all(ordered.map(lastChange));
  const known = [
    ...orders,
    ...(row?.at ? [new Date(row.at)] : []),
    ...(published ? [new Date(published.publishedAt)] : []),
  ];
  return new Date(Math.max(0, ...known.map((at) => at.getTime())));
}

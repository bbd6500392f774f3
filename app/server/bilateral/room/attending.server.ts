import { asc, eq, inArray } from "drizzle-orm";

import { ATTENDANCE } from "#app/domain/bilateral/kinds.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { bilateralAttendee } from "#db/schema/bilateral.ts";
import { nominee } from "#db/schema/nominee.ts";

import type { Database, Transaction } from "../../platform/database.server.ts";

/** Who is named for a side: at the table, the principal first, and who interprets. */
export type Attending = { people: readonly string[]; interpreters: readonly string[] };

/** Everybody who is named for these meetings, to be asked by request and delegation. */
export async function attendingOf(
  requestIds: readonly string[],
  db: Database | Transaction,
): Promise<(requestId: string, delegationId: string) => Attending> {
  const rows =
    requestIds.length === 0
      ? []
      : await db
          .select({ listed: bilateralAttendee, file: nominee })
          .from(bilateralAttendee)
          .innerJoin(nominee, eq(nominee.id, bilateralAttendee.nomineeId))
          .where(inArray(bilateralAttendee.requestId, [...requestIds]))
          .orderBy(asc(nominee.number));
  const ranked = rows.toSorted(
    (a, b) => ATTENDANCE.indexOf(a.listed.as) - ATTENDANCE.indexOf(b.listed.as),
  );
  return (requestId, delegationId) => {
    const own = ranked.filter(
      ({ listed }) => listed.requestId === requestId && listed.delegationId === delegationId,
    );
    return {
      people: own
        .filter(({ listed }) => listed.as !== "interpreter")
        .map(({ file }) => fullName(file)),
      interpreters: own
        .filter(({ listed }) => listed.as === "interpreter")
        .map(({ file }) => fullName(file)),
    };
  };
}

import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";

/** Rows of all badges by serial in hexadecimal. */
export async function badgeBySerial() {
  const rows = await database()
    .select({ id: badge.id, nomineeId: badge.nomineeId, serial: badge.serial })
    .from(badge);
  return new Map(rows.map((row) => [Buffer.from(row.serial).toString("hex"), row]));
}

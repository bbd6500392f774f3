import { eq, max } from "drizzle-orm";

import type { PassageReceipt } from "#app/domain/gate/wire.ts";
import { device } from "#db/schema/gate.ts";
import { passage } from "#db/schema/passage.ts";

import { realNow, summitNow } from "../platform/clock.server.ts";
import { type Database, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Device } from "./device.server.ts";
import { openRefusals } from "./incidents-found.server.ts";
import { keepReports } from "./keep-reports.server.ts";
import { settleLedger } from "./ledger.server.ts";
import { readReports, type ReceivedUpload } from "./upload-form.ts";
import { noteRead } from "./words.server.ts";

/**
 * Takes what a phone saw, in one transaction with what follows from it: where people are, and what went wrong. Sending
 * twice, in any order, hours late or from a phone enrolled anew changes nothing twice; one passage that is none does not
 * hold up the others.
 */
export async function receivePassages(
  phone: Device,
  upload: ReceivedUpload,
): Promise<PassageReceipt> {
  const now = await summitNow();
  const summit = await summitDefinition();
  const { reports, refused } = readReports(upload.passages);
  return database().transaction(async (tx) => {
    // A phone's uploads wait for each other: its numbers are given out once.
    await tx
      .update(device)
      .set({
        lastContactAt: realNow(),
        listAsOf: upload.listAsOf === null ? null : new Date(upload.listAsOf * 1000),
        unsent: upload.unsent,
        clockSkewMs: upload.deviceNow - realNow().getTime(),
        battery: upload.battery ?? null,
      })
      .where(eq(device.id, phone.id));
    await noteRead(tx, { deviceId: phone.id, read: upload.read ?? [], now });
    const { kept, renumber, foreign, changed } = await keepReports(tx, { phone, reports, now });
    await settleLedger(tx, { summit, changed, now });
    await openRefusals(tx, { deviceId: phone.id, changed, now });
    const places = upload.passages.flatMap((one, place) => (foreign.has(idOf(one)) ? [place] : []));
    return {
      now: Math.floor(now.getTime() / 1000),
      kept,
      renumber,
      refused: [...refused, ...places],
      lastSequence: await lastSequence(tx, phone.id),
    };
  });
}

const idOf = (passage: unknown): string =>
  typeof passage === "object" && passage && "id" in passage ? String(passage.id) : "";

/** The highest number among a phone's passages: a phone that lost its memory counts on from here. */
export async function lastSequence(tx: Database | Transaction, deviceId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(passage.deviceSequence) })
    .from(passage)
    .where(eq(passage.deviceId, deviceId));
  return row?.last ?? 0;
}

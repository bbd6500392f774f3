import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { count, eq, sql } from "drizzle-orm";

import { auditEntry } from "#db/schema/audit.ts";
import { delegation } from "#db/schema/delegation.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { isDemonstration } from "../platform/env.server.ts";
import { inventAccounts } from "./demonstration-cast.server.ts";
import { inventFiles } from "./demonstration-files.server.ts";
import { inventMeetings } from "./demonstration-meetings.server.ts";
import { inventOffice, writePapers } from "./demonstration-office.server.ts";
import { inventFloaters } from "./demonstration-passes.server.ts";
import { inventTravel } from "./demonstration-travel.server.ts";
import { type Demonstration, demonstrationSchema } from "./demonstration-schema.ts";
import { drawPortrait, type Faces } from "./portraits.server.ts";

const LOADED = "demonstration.loaded";

/**
 * Fills the demonstration with invented people: accounts for each role, files in every status with drawn faces and
 * invented passports, signed badges, requests for meetings. All of it or nothing, once: a second call changes nothing.
 * @param folder of the summit definition, which holds `demonstration.json`
 * @returns whether anything was loaded
 * @throws outside the demonstration, where invented people have no place, and when the file is broken
 */
export async function loadDemonstration(folder: string): Promise<boolean> {
  if (!isDemonstration()) throw new Error("Invented people belong to the demonstration only");
  if (await isLoaded(database())) return false;
  const content: unknown = JSON.parse(await readFile(join(folder, "demonstration.json"), "utf8"));
  const invented = demonstrationSchema.parse(content);
  const faces = await drawFaces(invented);
  const papers = await writePapers(invented);
  const now = await summitNow();

  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('demonstration'))`);
    if (await isLoaded(tx)) return false;
    const cast = await inventAccounts(tx, invented.accounts);
    for (const [id, noteVerbale] of Object.entries(invented.notesVerbales))
      await tx.update(delegation).set({ noteVerbale }).where(eq(delegation.id, id));
    await inventFiles(tx, invented.nominees, { cast, faces, now });
    await inventMeetings(tx, invented.meetings, { cast, now });
    await inventOffice(tx, invented, { cast, papers, now });
    await inventFloaters(tx, invented.floaters, { cast, now });
    await inventTravel(tx, invented.travel, { cast, now });
    await audit(tx, {
      actor: "system",
      action: LOADED,
      subjectKind: "summit",
      subjectId: "demonstration",
      at: now,
    });
    return true;
  });
}

async function isLoaded(db: Pick<Transaction, "select">): Promise<boolean> {
  const [entries] = await db
    .select({ n: count() })
    .from(auditEntry)
    .where(eq(auditEntry.action, LOADED));
  return (entries?.n ?? 0) > 0;
}

/** Each face once: two files with the same seed show the same person. */
async function drawFaces({ nominees }: Demonstration): Promise<Faces> {
  const wanted = new Map(nominees.flatMap(({ face }) => (face ? [[face.seed, face.figure]] : [])));
  const drawn = await Promise.all(
    [...wanted].map(async ([seed, figure]) => [seed, await drawPortrait(figure, seed)] as const),
  );
  return new Map(drawn);
}

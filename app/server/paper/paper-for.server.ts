import { eq } from "drizzle-orm";

import { isUuid } from "#app/domain/uuid.ts";
import { application } from "#db/schema/invitation.ts";
import { noteVerbale } from "#db/schema/paper.ts";

import type { Viewer } from "../platform/access/viewer.server.ts";
import { database } from "../platform/database.server.ts";
import { openPaper } from "./papers.server.ts";

const READS_NOTES = ["protocol", "admin", "officer"] as const;

/**
 * A paper for somebody entitled to it: notes for protocol and officers and for the delegation that sent them, letters of
 * applicants for officers. Null for everybody else, as for a paper that does not exist.
 */
export async function paperFor(
  viewer: Viewer,
  id: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string } | null> {
  if (!isUuid(id)) return null;
  const db = database();
  const [note] = await db.select().from(noteVerbale).where(eq(noteVerbale.paperId, id));
  const readsAll = READS_NOTES.some((role) => viewer.roles.includes(role));
  if (note && (readsAll || viewer.delegationId === note.delegationId))
    return file(id, `note-${note.delegationId}-${note.number}`);
  const [letter] = await db.select().from(application).where(eq(application.letterId, id));
  if (letter && viewer.roles.includes("officer")) return file(id, "letter-of-assignment");
  return null;
}

async function file(id: string, name: string) {
  const bytes = await openPaper(database(), id);
  return bytes && { bytes, name: `${name.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 60)}.pdf` };
}

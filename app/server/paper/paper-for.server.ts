import { eq } from "drizzle-orm";

import { mayDo, reachOf } from "#app/domain/access/may.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { application } from "#db/schema/invitation.ts";
import { noteVerbale } from "#db/schema/paper.ts";

import type { Viewer } from "../platform/access/viewer.server.ts";
import { database } from "../platform/database.server.ts";
import { openPaper } from "./papers.server.ts";
import { recordExport } from "../audit/reading.server.ts";
import { summitNow } from "../platform/clock.server.ts";

/**
 * A paper for somebody entitled to it: notes for the host's people at this door and for the delegation that sent them,
 * letters of applicants for those who answer them. Null for everybody else, as for a paper that does not exist.
 */
export async function paperFor(
  viewer: Viewer,
  id: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string } | null> {
  if (!isUuid(id)) return null;
  const db = database();
  const [note] = await db.select().from(noteVerbale).where(eq(noteVerbale.paperId, id));
  const readsAll = reachOf("routes/papers.$id", viewer) === "any";
  if (note && (readsAll || viewer.delegationId === note.delegationId))
    return file(viewer, id, `note-${note.delegationId}-${note.number}`);
  const [letter] = await db.select().from(application).where(eq(application.letterId, id));
  if (letter && mayDo("routes/papers.$id", "letter", viewer))
    return file(viewer, id, "letter-of-assignment");
  return null;
}

/** Each download is on the trail before it leaves: no entry, no paper. */
async function file({ accountId }: Viewer, id: string, name: string) {
  const at = await summitNow();
  const bytes = await database().transaction(async (tx) =>
    openPaper(
      tx,
      id,
      await recordExport(tx, [
        { actor: accountId, action: "paper.fetched", subjectKind: "paper", subjectId: id, at },
      ]),
    ),
  );
  return bytes && { bytes, name: `${name.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 60)}.pdf` };
}

import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import { type Change, changesBetween } from "#app/domain/programme/changes.ts";
import type { ProgrammeItem, PublishedProgramme } from "#app/domain/programme/item.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { programmeVersion } from "#db/schema/programme.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";
import { asItem, draftItems, publishedProgramme } from "./items.server.ts";

/** `nothing` to publish; `stale`: the draft or the published version is no longer what was reviewed. */
export type PublishRefusal = "nothing" | "stale";

export type Preview = {
  items: readonly ProgrammeItem[];
  /** The number that the next version will have. */
  next: number;
  changes: readonly Change[];
  /** Names exactly what was reviewed. */
  fingerprint: string;
};

/** What publishing now would change for readers. */
export async function previewPublication(reader?: Transaction): Promise<Preview> {
  const [published, draft] = [await publishedProgramme(reader), await draftItems(reader)];
  const items = nextItems(draft.map(asItem), published);
  const number = published?.number ?? 0;
  return {
    items,
    next: number + 1,
    changes: changesBetween(published?.items ?? [], items),
    fingerprint: createHash("sha256")
      .update(JSON.stringify([number, items]))
      .digest("base64url"),
  };
}

/** What the next version holds: all of the draft, but for what was cancelled before any reader saw it. */
function nextItems(
  draft: readonly ProgrammeItem[],
  published: PublishedProgramme | null,
): ProgrammeItem[] {
  const known = new Set(published?.items.map(({ id }) => id));
  return draft.filter(({ id, cancelled }) => !cancelled || known.has(id));
}

/** Publishes what was reviewed as the next version, never to be changed again; readers, PDFs and calendars follow. */
export async function publishProgramme(
  editor: { accountId: string },
  fingerprint: string,
): Promise<Result<{ number: number }, PublishRefusal>> {
  const at = await summitNow();
  try {
    return await database().transaction(async (tx) => {
      const preview = await previewPublication(tx);
      if (preview.fingerprint !== fingerprint) return err("stale");
      if (preview.changes.length === 0) return err("nothing");
      await insertVersion(tx, preview, { accountId: editor.accountId, at });
      const number = preview.next;
      await queueJob(tx, "tell_programme", { number }, { key: `programme:${number}` });
      return ok({ number });
    });
  } catch (error) {
    // Two editors published at once: the number is taken, and the second reviews again.
    if (constraintOf(error) === "programme_version_pkey") return err("stale");
    throw error;
  }
}

/** Publishes version 1 when a summit with a programme was loaded and nothing is published yet. */
export async function publishFirstVersion(tx: Transaction, at: Date): Promise<void> {
  if (await publishedProgramme(tx)) return;
  const first = await previewPublication(tx);
  if (first.items.length > 0) await insertVersion(tx, first, { accountId: null, at });
}

async function insertVersion(
  tx: Transaction,
  { next: number, items }: { next: number; items: readonly ProgrammeItem[] },
  by: { accountId: string | null; at: Date },
): Promise<void> {
  await tx
    .insert(programmeVersion)
    .values({ number, items: [...items], publishedBy: by.accountId, publishedAt: by.at });
  await audit(tx, {
    actor: by.accountId ?? "system",
    action: "programme.published",
    subjectKind: "programme",
    subjectId: String(number),
    at: by.at,
  });
  // Pages, screens at doors and boards look again.
  await tx.execute(sql`select pg_notify('programme', ''), pg_notify('bilaterals', '')`);
}

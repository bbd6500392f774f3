import { createHash } from "node:crypto";

import { type Change, changesBetween } from "#app/domain/programme/changes.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { programmeVersion } from "#db/schema/programme.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { asItem, draftItems, publishedProgramme } from "./items.server.ts";

/** `nothing` to publish; `stale`: the draft or the published version is no longer what was reviewed. */
export type PublishRefusal = "nothing" | "stale";

export type Preview = {
  /** The number that the next version will have. */
  next: number;
  changes: readonly Change[];
  /** Names exactly what was reviewed. */
  fingerprint: string;
};

/** What publishing now would change for readers. */
export async function previewPublication(reader?: Transaction): Promise<Preview> {
  const [published, draft] = [await publishedProgramme(reader), await draftItems(reader)];
  const items = draft.map(asItem);
  const number = published?.number ?? 0;
  return {
    next: number + 1,
    changes: changesBetween(published?.items ?? [], items),
    fingerprint: createHash("sha256")
      .update(JSON.stringify([number, items]))
      .digest("base64url"),
  };
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
      await insertVersion(tx, preview.next, { accountId: editor.accountId, at });
      return ok({ number: preview.next });
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
  const [any] = await draftItems(tx);
  if (any) await insertVersion(tx, 1, { accountId: null, at });
}

async function insertVersion(
  tx: Transaction,
  number: number,
  by: { accountId: string | null; at: Date },
): Promise<void> {
  const items = (await draftItems(tx)).map(asItem);
  await tx
    .insert(programmeVersion)
    .values({ number, items, publishedBy: by.accountId, publishedAt: by.at });
  await audit(tx, {
    actor: by.accountId ?? "system",
    action: "programme.published",
    subjectKind: "programme",
    subjectId: String(number),
    at: by.at,
  });
}

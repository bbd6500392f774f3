import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";

import { type Standing, wordsNaming } from "#app/domain/retention/erasure.ts";
import { badge } from "#db/schema/badge.ts";
import { mail } from "#db/schema/audit.ts";
import { importRow, nomineeImport } from "#db/schema/import.ts";
import type { nominee } from "#db/schema/nominee.ts";
import { presence } from "#db/schema/passage.ts";
import { retentionHold } from "#db/schema/retention.ts";

import type { Reader } from "../platform/database.server.ts";
import { env, isDemonstration } from "../platform/env.server.ts";

/** How somebody stands who is to be erased. */
export async function standingOf(db: Reader, file: typeof nominee.$inferSelect): Promise<Standing> {
  const [live] = await db
    .select({ until: badge.expiresAt })
    .from(badge)
    .where(and(eq(badge.nomineeId, file.id), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  const inside = await db.$count(
    presence,
    and(eq(presence.nomineeId, file.id), isNotNull(presence.zone)),
  );
  const held = await db.$count(
    retentionHold,
    and(
      isNull(retentionHold.liftedAt),
      or(
        isNotNull(retentionHold.data),
        eq(retentionHold.nomineeId, file.id),
        eq(retentionHold.delegationId, file.delegationId),
      ),
    ),
  );
  const rows = db
    .select({ id: importRow.importId })
    .from(importRow)
    .innerJoin(nomineeImport, eq(nomineeImport.id, importRow.importId))
    .where(eq(nomineeImport.delegationId, file.delegationId));
  const lists = await db.$count(
    nomineeImport,
    and(
      eq(nomineeImport.delegationId, file.delegationId),
      or(
        inArray(nomineeImport.id, rows),
        inArray(nomineeImport.stage, ["receiving", "waiting", "reading", "ready", "saving"]),
      ),
    ),
  );
  return {
    erased: file.purged.includes("delegation_list"),
    inside: inside > 0,
    badgeUntil: live?.until ?? null,
    held: held > 0,
    listOpen: lists > 0,
    mailWaiting: (await mailWaiting(db, wordsNaming(file))) > 0,
  };
}

/** Mail with one of these words that is not sent yet. In the demonstration's outbox nothing waits. */
async function mailWaiting(db: Reader, words: readonly string[]): Promise<number> {
  if (isDemonstration() && !env().SMTP_URL) return 0;
  const named = words.map(
    (word) => sql`strpos(lower(${mail.subject} || ' ' || ${mail.text}), lower(${word}::text)) > 0`,
  );
  return db.$count(mail, and(isNull(mail.sentAt), isNull(mail.failedAt), or(sql`false`, ...named)));
}

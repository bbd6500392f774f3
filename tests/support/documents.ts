import { eq } from "drizzle-orm";

import type { DocumentStatus } from "#app/domain/document/status.ts";
import { createDocument } from "#app/server/document/create-document.server.ts";
import type { Doer } from "#app/server/document/standing.server.ts";
import { writeVersion } from "#app/server/document/write-version.server.ts";
import { readerOf } from "#app/server/document/reader.server.ts";
import { takeTurn } from "#app/server/document/take-turn.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { accountRole } from "#db/schema/person.ts";

import { contextOf } from "./programme.ts";

/** A morning of the summit's first day. */
export const MORNING = new Date("2022-10-12T03:00:00Z");

/** A document in drafting with its first version; its id. */
export async function draftDocument(
  by: Doer,
  paragraphs: readonly string[] = ["We, the leaders, declare:", "1. That we [shall] meet."],
): Promise<string> {
  const title = { en: "A declaration", ru: "Декларация", kk: "Декларация жобасы" };
  const id = await createDocument(
    { title, proposer: "kz", coordinator: "kg", coCoordinators: ["tr"] },
    by,
  );
  await nextVersion(id, 0, by, paragraphs);
  return id;
}

export const nextVersion = (id: string, after: number, by: Doer, paragraphs: readonly string[]) =>
  writeVersion(
    { documentId: id, after, language: "en", paragraphs, file: null, remark: "", meetingId: null },
    by,
  );

/** The step on from where the editor saw it, decided today. */
export const stepOn = (id: string, seen: DocumentStatus, by: Doer) =>
  takeTurn({ id, seen, direction: "forward", day: "2022-10-12", reason: "", meetingId: null }, by);

/** A signed-in account as the pages take it, with its roles and delegation. */
export async function contextOfAccount(accountId: string, language: "en" | "ru" | "kk" = "en") {
  const rows = await database()
    .select()
    .from(accountRole)
    .where(eq(accountRole.accountId, accountId));
  const context = contextOf(language, { accountId, roles: rows.map(({ role }) => role) });
  const delegationId = rows.find((row) => row.delegationId)?.delegationId ?? null;
  if (context.presence.kind !== "viewer") return context;
  const viewer = { ...context.presence.viewer, delegationId };
  return { ...context, presence: { ...context.presence, viewer } };
}

export const readerOfAccount = async (accountId: string) =>
  readerOf(await contextOfAccount(accountId), MORNING);

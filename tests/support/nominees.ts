import { randomUUID } from "node:crypto";

import type { NomineeDraft } from "#app/domain/nominee/draft.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { createNominee, type Writer } from "#app/server/nominee/save.server.ts";
import { makeMaster, type Master } from "#app/server/nominee/photo.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { portrait } from "./portrait.ts";

/** A complete draft of an invented delegate. */
export const LAYLA: NomineeDraft = {
  category: "delegate",
  honorific: "Ms",
  surname: "Al-Hmoud",
  givenNames: "Layla Nasser",
  nativeName: "ليلى ناصر الحمود",
  position: "Director, Asia Department",
  mrz: "",
  nationality: "JOR",
  passportNumber: "T4820173",
  birthDate: "1984-03-17",
  passportExpires: "2031-05-22",
};

/** Somebody who may write for a delegation, with an account of their own: its focal point, or a deputy where it has one. */
export async function focalPoint(delegationId: string): Promise<Writer> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${randomUUID()}@mfa.example`, name: "Dana Al-Masri" })
    .returning();
  if (!person) throw new Error("No account");
  const [first] = await database()
    .insert(accountRole)
    .values({ accountId: person.id, role: "focal", delegationId })
    .onConflictDoNothing()
    .returning();
  if (!first)
    await database()
      .insert(accountRole)
      .values({ accountId: person.id, role: "deputy", delegationId });
  return { actor: person.id, delegationId, now: await summitNow() };
}

let drawn: Master | undefined;

/** A portrait as it is kept; drawn once a test file. */
export async function drawnMaster(): Promise<Master> {
  if (!drawn) {
    const made = await makeMaster(await portrait(), null);
    if (!made.ok) throw new Error(made.error);
    drawn = made.value;
  }
  return drawn;
}

/** The notice in force, as a focal point confirms it. */
export async function noticeConfirmed() {
  const { notice } = await summitDefinition();
  return notice ? { version: notice.version, language: "en" as const } : null;
}

/** A complete file with the notice confirmed, saved and not sent. */
export async function draftOf(
  writer: Writer,
  differs: Partial<NomineeDraft> = {},
): Promise<string> {
  return createNominee(writer, {
    draft: { ...LAYLA, ...differs },
    photo: await drawnMaster(),
    definition: await summitDefinition(),
    notice: await noticeConfirmed(),
  });
}

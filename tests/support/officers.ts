import { randomUUID } from "node:crypto";

import type { Role } from "#app/domain/access/roles.ts";
import { submitNominee } from "#app/server/nominee/submit.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import type { NomineeDraft } from "#app/domain/nominee/draft.ts";
import type { Writer } from "#app/server/nominee/save.server.ts";
import type { Officer } from "#app/server/vetting/decide.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { draftOf } from "./nominees.ts";

/** Somebody of the host with an account and one role. */
export async function officerWith(role: Role, name: string): Promise<Officer> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${randomUUID()}@summit.example`, name })
    .returning();
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role });
  return { id: person.id, roles: [role] };
}

/** A complete file, sent to accreditation; its id. */
export async function sentFile(
  writer: Writer,
  differs: Partial<NomineeDraft> = {},
): Promise<string> {
  const id = await draftOf(writer, differs);
  const sent = await submitNominee(writer, { id, inPlaceOf: null });
  if (!sent.ok) throw new Error(sent.error.kind);
  return id;
}

import { and, asc, eq } from "drizzle-orm";

import { isUuid } from "#app/domain/uuid.ts";
import { passkey } from "#db/schema/passkey.ts";

import { audit } from "../../audit.server.ts";
import { summitNow } from "../../clock.server.ts";
import { database } from "../../database.server.ts";

/** The passkeys of an account, oldest first. */
export const passkeysOf = (accountId: string) =>
  database()
    .select({
      id: passkey.id,
      name: passkey.name,
      addedAt: passkey.addedAt,
      lastUsedAt: passkey.lastUsedAt,
    })
    .from(passkey)
    .where(eq(passkey.accountId, accountId))
    .orderBy(asc(passkey.addedAt));

/** Takes a passkey of theirs away. @returns false when they have none such */
export async function removePasskey(accountId: string, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const at = await summitNow();
  return database().transaction(async (tx) => {
    const removed = await tx
      .delete(passkey)
      .where(and(eq(passkey.id, id), eq(passkey.accountId, accountId)))
      .returning({ id: passkey.id });
    if (removed.length === 0) return false;
    await audit(tx, {
      ...{ actor: accountId, action: "passkey.removed", at },
      ...{ subjectKind: "passkey", subjectId: id },
    });
    return true;
  });
}

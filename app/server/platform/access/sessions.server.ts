import { and, desc, eq, ne } from "drizzle-orm";

import { isAlive, isStaff } from "#app/domain/access/session-life.ts";
import type { Device } from "#app/domain/access/device.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { session } from "#db/schema/person.ts";

import { auditAll } from "../audit.server.ts";
import { realNow, summitNow } from "../clock.server.ts";
import { database } from "../database.server.ts";

/** A signed-in browser as its owner sees it; `handle` ends it, and is of no use for signing in. */
export type SessionListed = Device & {
  handle: string;
  createdAt: Date;
  /** Within some minutes. */
  lastSeenAt: Date;
  /** Whose second step is still owed: somebody read the mail, and had no more. */
  isHalf: boolean;
  isThis: boolean;
};

/** The sessions of an account that are alive, this one first, then the latest. @param thisId of the request, if it is theirs */
export async function sessionsOf(
  accountId: string,
  roles: readonly Role[],
  thisId?: Uint8Array,
): Promise<SessionListed[]> {
  const rows = await database()
    .select()
    .from(session)
    .where(eq(session.accountId, accountId))
    .orderBy(desc(session.createdAt));
  const now = realNow();
  return rows
    .filter((row) => isAlive(row, roles, now))
    .map(({ id, handle, browser, system, createdAt, lastSeenAt, secondFactorAt }) => ({
      ...{ handle, browser, system, createdAt, lastSeenAt },
      isHalf: isStaff(roles) && secondFactorAt === null,
      isThis: thisId !== undefined && Buffer.from(id).equals(thisId),
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one session of theirs. @returns how many it ended: 0 when it had ended before, or is somebody else's */
export const endSession = (accountId: string, handle: string): Promise<number> =>
  isUuid(handle) ? end(accountId, accountId, eq(session.handle, handle)) : Promise.resolve(0);

/** Ends all sessions of theirs but the one they are in. */
export const endOtherSessions = (accountId: string, thisId: Uint8Array): Promise<number> =>
  end(accountId, accountId, ne(session.id, thisId));

/** Ends all sessions of a person. @param actor the administrator who does so */
export const endSessionsOf = (accountId: string, actor: string): Promise<number> =>
  end(accountId, actor);

async function end(
  accountId: string,
  actor: string,
  which?: ReturnType<typeof eq>,
): Promise<number> {
  const at = await summitNow();
  return database().transaction(async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.accountId, accountId), which))
      .returning({ handle: session.handle });
    await auditAll(
      tx,
      ended.map(({ handle }) => ({
        ...{ actor, action: "session.ended", at },
        ...{ subjectKind: "session", subjectId: handle },
      })),
    );
    return ended.length;
  });
}

import { createHash, randomBytes } from "node:crypto";

import { eq, lt } from "drizzle-orm";

import { deviceOf } from "#app/domain/access/device.ts";
import { SESSION_HOURS } from "#app/domain/access/session-life.ts";
import { session } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { type Database, database } from "../database.server.ts";
import { ownCookie } from "./own-cookie.server.ts";
import { type Presence, whoHolds } from "./viewer.server.ts";

const cookie = () => ownCookie("shanyrak", SESSION_HOURS * 3600);

/** What is stored of a browser's secret. */
export const digestOf = (secret: string): Uint8Array =>
  createHash("sha256").update(secret).digest();

async function secretOf(request: Request): Promise<string | null> {
  const value: unknown = await cookie().parse(request.headers.get("cookie"));
  return typeof value === "string" ? value : null;
}

/** Who sent this request. */
export async function presenceOf(request: Request): Promise<Presence> {
  const secret = await secretOf(request);
  return secret ? whoHolds(digestOf(secret)) : { kind: "nobody" };
}

/**
 * Opens a session with a new secret (an old one is never carried over a sign-in) and answers the `Set-Cookie` value.
 * Expired sessions are swept on the way.
 * @param options.request by whose user agent its owner knows it again in the list of sessions
 */
export async function openSession(
  accountId: string,
  options: { secondFactor: boolean; request?: Request },
  db: Pick<Database, "delete" | "insert"> = database(),
): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const now = realNow();
  await db.delete(session).where(lt(session.expiresAt, now));
  await db.insert(session).values({
    id: digestOf(secret),
    accountId,
    ...deviceOf(options.request?.headers.get("user-agent") ?? null),
    secondFactorAt: options.secondFactor ? now : null,
    provedAt: now,
    lastSeenAt: now,
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
  });
  return cookie().serialize(secret);
}

/** Ends the session of this request; answers the `Set-Cookie` value that forgets it. */
export async function closeSession(request: Request): Promise<string> {
  const secret = await secretOf(request);
  if (secret)
    await database()
      .delete(session)
      .where(eq(session.id, digestOf(secret)));
  return cookie().serialize("", { maxAge: 0 });
}

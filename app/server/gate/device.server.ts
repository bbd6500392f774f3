import { createCookie } from "@remix-run/node";
import { and, eq, isNull } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import { device } from "#db/schema/gate.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { env } from "../platform/env.server.ts";
import { secretDigest } from "./secret.server.ts";

/** A phone that may speak for a gate. */
export type Device = { id: string; gateId: string; direction: Direction; label: string };

/** A phone serves a summit, not longer. */
const DAYS = 30;

/** The phone's secret: out of reach for scripts, sent to the gate's pages alone. */
function deviceCookie() {
  return createCookie("shanyrak-device", {
    httpOnly: true,
    sameSite: "strict",
    path: "/gate",
    secure: env().ORIGIN.startsWith("https:"),
    maxAge: DAYS * 24 * 3600,
  });
}

/** The `Set-Cookie` value that makes a browser this device. */
export const rememberDevice = (secret: string): Promise<string> => deviceCookie().serialize(secret);

async function secretOf(request: Request): Promise<string | undefined> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer) return bearer;
  const held: unknown = await deviceCookie().parse(request.headers.get("cookie"));
  return typeof held === "string" && held !== "" ? held : undefined;
}

/**
 * The enrolled phone that sent a request, by cookie or bearer secret.
 * @throws Response 401: `not_enrolled`, or `revoked`, at which the phone wipes itself
 */
export async function requireDevice(request: Request): Promise<Device> {
  const secret = await secretOf(request);
  const [found] = secret
    ? await database()
        .select()
        .from(device)
        .where(eq(device.secretDigest, secretDigest(secret)))
    : [];
  if (!found) throw Response.json({ error: "not_enrolled" }, { status: 401 });
  if (found.revokedAt) {
    // The cookie stays: whoever opens the page again is told the same.
    throw Response.json({ error: "revoked" }, { status: 401 });
  }
  const { id, gateId, direction, label } = found;
  return { id, gateId, direction, label };
}

/** Ends a phone's right to speak for its gate. False when there is no such phone, or it had ended before. */
export async function revokeDevice(id: string, actor: string): Promise<boolean> {
  const at = await summitNow();
  return database().transaction(async (tx) => {
    const ended = await tx
      .update(device)
      .set({ revokedAt: realNow() })
      .where(and(eq(device.id, id), isNull(device.revokedAt)))
      .returning({ id: device.id });
    if (ended.length === 0) return false;
    await audit(tx, { actor, action: "device.revoked", subjectKind: "device", subjectId: id, at });
    return true;
  });
}

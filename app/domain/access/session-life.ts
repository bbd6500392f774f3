import { STAFF_ROLES, type Role } from "./roles.ts";

/** Everybody signs in again each working day. */
export const SESSION_HOURS = 12;

/**
 * How long a session may lie unused. Staff see everybody's data, on desks that several share; focal points fill in long
 * forms between other work.
 */
const IDLE_HOURS = { staff: 2, delegation: 6 } as const;

/** Being seen is written down this often at most: a page is a read, and stays one. */
export const SEEN_EVERY_MINUTES = 5;

/** Work for the host: owes a second factor, and sits at shared desks. */
export const isStaff = (roles: readonly Role[]): boolean =>
  roles.some((role) => STAFF_ROLES.some((staff) => staff === role));

/** Is the session still alive? Real times. Its idle time may be over by `SEEN_EVERY_MINUTES` early, never late. */
export function isAlive(
  session: { expiresAt: Date; lastSeenAt: Date },
  roles: readonly Role[],
  now: Date,
): boolean {
  const idle = IDLE_HOURS[isStaff(roles) ? "staff" : "delegation"] * 3_600_000;
  return session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() < idle;
}

/** Was the session last seen so long ago that it is to be written down again? */
export const isToBeSeen = (lastSeenAt: Date, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MINUTES * 60_000;

/** Where an invitation stands. `expired`: its newest link has run out; another can be sent. */
export const INVITATION_STATES = ["sent", "used", "expired", "withdrawn", "declined"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** A link works this long, in real time. */
export const LINK_DAYS = 14;

/** When a link that is sent now runs out. */
export const linkExpiry = (now: Date): Date => new Date(now.getTime() + LINK_DAYS * 86_400_000);

export type InvitationTimes = {
  usedAt: Date | null;
  withdrawnAt: Date | null;
  declinedAt: Date | null;
  /** Of its newest link. */
  expiresAt: Date;
};

/** @param now real time */
export function invitationState(times: InvitationTimes, now: Date): InvitationState {
  if (times.usedAt) return "used";
  if (times.withdrawnAt) return "withdrawn";
  if (times.declinedAt) return "declined";
  return times.expiresAt <= now ? "expired" : "sent";
}

/** Another link can be sent, or the invitation taken back, until somebody used or ended it. */
export const isOpen = (state: InvitationState): boolean => state === "sent" || state === "expired";

/** What a secret link opens: a delegation's calendar of meetings, or the sign at a room's door. */
export const LINK_KINDS = ["calendar", "door_sign"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

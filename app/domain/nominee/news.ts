/** The turns of a file that its delegation is written a letter about, in the order in which a letter lists them. */
export const FILE_TURNS = [
  "returned",
  "late_declined",
  "late_admitted",
  "refused",
  "held",
  "resumed",
  "reopened",
  "submitted",
  "cleared",
  "badge_ready",
  "replaced",
  "withdrawn",
] as const;
export type FileTurn = (typeof FILE_TURNS)[number];

/** One list for the database, chips, filters and mail. */
export const FILE_STATUSES = [
  "draft",
  "submitted",
  "in_vetting",
  "on_hold",
  "returned",
  "cleared",
  "badge_ready",
  "collected",
  "refused",
  "withdrawn",
] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** Statuses in which a nominee holds a place of the delegation's quota: from submission until refusal or withdrawal. */
export const PLACE_HOLDING: readonly FileStatus[] = [
  "submitted",
  "in_vetting",
  "on_hold",
  "returned",
  "cleared",
  "badge_ready",
  "collected",
];

/**
 * The life of an import: its files are received, wait for the queue, are read and checked; what was read is looked at,
 * then saved whole. `refused` is a file that cannot be read, `failed` a fault of ours that may be tried again.
 */
export const IMPORT_STAGES = [
  "receiving",
  "waiting",
  "reading",
  "ready",
  "saving",
  "saved",
  "refused",
  "failed",
  "cancelled",
] as const;
export type ImportStage = (typeof IMPORT_STAGES)[number];

/** Stages in which a delegation's import is under way: there is one at a time. */
export const OPEN_STAGES = [
  "waiting",
  "reading",
  "ready",
  "saving",
  "failed",
] as const satisfies readonly ImportStage[];

/** What a row of the file is: somebody new, wrong somewhere, somebody there already, or left out by choice. */
export const ROW_STATES = ["new", "faulty", "present", "left_out"] as const;
export type RowState = (typeof ROW_STATES)[number];

/** What became of a picture of the archive. */
export const PHOTO_STATES = ["waiting", "kept", "refused", "unmatched", "ambiguous"] as const;
export type PhotoState = (typeof PHOTO_STATES)[number];

/** The uploaded files: the list, and the archive of photos. */
export const IMPORT_PARTS = ["list", "photos"] as const;
export type ImportPart = (typeof IMPORT_PARTS)[number];

import type { FileStatus } from "../nominee/status.ts";

/** A draft is the delegation's own: no officer sees it. Everything sent in stays readable, decided or not. */
export const isSeenByOfficers = (status: FileStatus): boolean => status !== "draft";

/** A passport is opened only while somebody has to compare it; once a file is decided, it stays sealed. */
export const isPassportOpened = (status: FileStatus): boolean =>
  status === "submitted" || status === "in_vetting" || status === "on_hold";

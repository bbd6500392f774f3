import { FILE_STATUSES, type FileStatus } from "./status.ts";

/** How a delegation looks at its nominees: everyone, those that wait for it, those that wait for others, those done. */
export const TABS = {
  all: FILE_STATUSES,
  needs_you: ["draft", "returned"],
  in_review: ["submitted", "in_vetting", "on_hold"],
  approved: ["cleared", "badge_ready", "collected"],
} as const satisfies Record<string, readonly FileStatus[]>;
export type Tab = keyof typeof TABS;

export const isTab = (value: unknown): value is Tab =>
  typeof value === "string" && Object.hasOwn(TABS, value);

/** How many files a tab holds, from the number in each status. */
export const countOf = (tab: Tab, counts: Readonly<Partial<Record<FileStatus, number>>>): number =>
  TABS[tab].reduce((sum, status) => sum + (counts[status] ?? 0), 0);

import type { FileStatus } from "../nominee/status.ts";

/** The steps of the funnel, in the order of a file's way; `ended` are refused and withdrawn files. */
export const FUNNEL_STEPS = ["draft", "returned", "review", "cleared", "badge", "ended"] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

const STEP: Record<FileStatus, FunnelStep> = {
  draft: "draft",
  returned: "returned",
  submitted: "review",
  in_vetting: "review",
  on_hold: "review",
  cleared: "cleared",
  badge_ready: "badge",
  collected: "badge",
  refused: "ended",
  withdrawn: "ended",
};

export type Funnel = Record<FunnelStep, number> & { total: number };

/** Counts of statuses as a funnel. `total` counts every file, ended ones too. */
export function funnelOf(counts: readonly { status: FileStatus; files: number }[]): Funnel {
  const funnel: Funnel = {
    ...{ draft: 0, returned: 0, review: 0, cleared: 0, badge: 0, ended: 0 },
    total: 0,
  };
  for (const { status, files } of counts) {
    funnel[STEP[status]] += files;
    funnel.total += files;
  }
  return funnel;
}

/** How long a file has waited at its stage; upper ends in hours, the last is open. */
export const AGES = [
  { id: "hours6", under: 6 },
  { id: "hours24", under: 24 },
  { id: "days2", under: 48 },
  { id: "days4", under: 96 },
  { id: "more", under: Infinity },
] as const;
export type Age = (typeof AGES)[number]["id"];

/** The class of a waiting time in hours; a time before now counts as none. */
export const ageOf = (hours: number): Age => AGES.find(({ under }) => hours < under)?.id ?? "more";

/** How near a stage's deadline is: passed, within four hours, within a day, later, or held, where it stands still. */
export const RISKS = ["late", "soon", "day", "calm", "held"] as const;
export type Risk = (typeof RISKS)[number];

const SOON_HOURS = 4;
const DAY_HOURS = 24;

/** The risk of a file with so many hours left; null hours are those of a file on hold. */
export function riskOf(hoursLeft: number | null): Risk {
  if (hoursLeft === null) return "held";
  if (hoursLeft < 0) return "late";
  if (hoursLeft <= SOON_HOURS) return "soon";
  return hoursLeft <= DAY_HOURS ? "day" : "calm";
}

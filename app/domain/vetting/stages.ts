import type { VettingStage } from "../summit/definition.ts";

/**
 * The stages of a path, in order; null when it names one that the definition does not have. A file on such a path must
 * be stopped in the open, never waved through.
 */
export function stagesOf(
  path: readonly string[],
  stages: readonly VettingStage[],
): VettingStage[] | null {
  const found = path.flatMap((id) => stages.find((stage) => stage.id === id) ?? []);
  return found.length === path.length ? found : null;
}

/** Until when a stage is to be decided: its hours, counted from the instant at which the file reached it. */
export const stageDue = (stage: Pick<VettingStage, "hours">, reachedAt: Date): Date =>
  new Date(reachedAt.getTime() + stage.hours * 3_600_000);

/** Time between now and a deadline in whole minutes, and how pressing that is. */
export type Pressure = {
  state: "late" | "soon" | "calm";
  days: number;
  hours: number;
  minutes: number;
};

const SOON_MINUTES = 4 * 60;

/** How much is left until `due`, or by how much it has passed; within four hours it is `soon`. */
export function pressure(due: Date, now: Date): Pressure {
  const left = Math.floor((due.getTime() - now.getTime()) / 60_000);
  const span = Math.abs(left);
  return {
    state: left < 0 ? "late" : left <= SOON_MINUTES ? "soon" : "calm",
    days: Math.floor(span / 1440),
    hours: Math.floor(span / 60) % 24,
    minutes: span % 60,
  };
}

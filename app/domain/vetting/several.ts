import type { FileCheck } from "./checks.ts";
import type { Refused } from "./refused.ts";

/** What can be done to many files at once. A refusal ends a file, and is given to one at a time. */
export const SEVERAL_ACTS = ["approved", "returned", "held"] as const;
export type SeveralAct = (typeof SEVERAL_ACTS)[number];

/** One page of the queue. */
export const MOST_AT_ONCE = 50;

/** What an order would make of a file: `stage` is the id it then waits for, null for none. */
export type Foreseen =
  | { ok: true; status: "in_vetting" | "cleared" | "returned" | "on_hold"; stage: string | null }
  | { ok: false; error: Refused };

/** Checks that say something of a file without opening its passport. */
export const worthSaying = (checks: readonly FileCheck[]): FileCheck[] =>
  checks.filter(({ check, grade }) => grade === "warn" && check !== "zone");

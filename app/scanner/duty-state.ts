import type { GateList } from "#app/domain/gate/wire.ts";
import type { Admission, GuardDecision } from "#app/domain/gate/verdict.ts";

/** One scan in the guard's list of this session. Names live here, in memory, and nowhere else. */
export type Seen = {
  id: string;
  /** Summit time, seconds. */
  at: number;
  admission: Admission;
  decision: GuardDecision | null;
  name: string;
};

/** What the screens of a phone on duty show. */
export type DutyState = {
  phase: "starting" | "unenrolled" | "on_duty";
  /** True when the supervisor took this phone off duty. */
  revoked: boolean;
  list: GateList | undefined;
  /** Null when the age cannot be told. */
  listAgeSeconds: number | null;
  /** Whether the last call to the server was answered. */
  online: boolean;
  syncing: boolean;
  /** All sealed records have come at least once. */
  hasRecords: boolean;
  /** How many of them are still to come, as far as that is known. */
  recordsLeft: number;
  unsent: number;
  /** Scans that the server does not take. */
  setAside: number;
  /** Summit time now, and when this session began, seconds. */
  now: number;
  since: number;
  /** Newest first. */
  seen: readonly Seen[];
};

export const STARTING: DutyState = {
  phase: "starting",
  revoked: false,
  list: undefined,
  listAgeSeconds: null,
  online: true,
  syncing: false,
  hasRecords: false,
  recordsLeft: 0,
  unsent: 0,
  setAside: 0,
  now: 0,
  since: 0,
  seen: [],
};

import type { DelegationStatus } from "../delegation/status.ts";
import type { Trilingual } from "../language/languages.ts";
import type { Basis } from "../programme/kinds.ts";
import type { JourneyMode } from "./mode.ts";

type Unverified = readonly ("ru" | "kk")[];

/** A hotel that the host offers; `provisional` until it has confirmed. */
export type Hotel = { id: string; name: Trilingual; provisional: boolean; unverified: Unverified };

export const ENTRY_POINT_KINDS = ["airport", "station", "border"] as const;
type EntryPointKind = (typeof ENTRY_POINT_KINDS)[number];

/** Where delegations enter and leave; `code` is the airport's (IATA), null elsewhere. */
export type EntryPoint = {
  id: string;
  kind: EntryPointKind;
  code: string | null;
  name: Trilingual;
  provisional: boolean;
  unverified: Unverified;
};

/** What a delegation of one status may bring. `basis` says whether the numbers are sourced. */
export type TravelLimit = {
  status: DelegationStatus;
  vehicles: number;
  weapons: number;
  radios: number;
  basis: Basis;
};

const KIND_OF: Record<JourneyMode, EntryPointKind> = {
  flight: "airport",
  charter: "airport",
  state_aircraft: "airport",
  train: "station",
  road: "border",
};

/** Aircraft land at airports, trains stop at stations, cars cross a border. */
export const servesMode = ({ kind }: Pick<EntryPoint, "kind">, mode: JourneyMode): boolean =>
  KIND_OF[mode] === kind;

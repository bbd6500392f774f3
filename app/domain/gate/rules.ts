import type { ZoneHours } from "../summit/definition.ts";
import { astanaInstant } from "../time/astana.ts";
import type { FloaterRule } from "./floater.ts";
import type { Direction } from "./verdict.ts";
import type { Visit } from "./visit.ts";

/** When a zone may be entered, seconds since 1970; by all categories when none is named. */
export type OpenHours = { from: number; until: number; categories: readonly string[] | null };

/** What a zone allows, as phones hold it. */
export type ZoneRules = {
  number: number;
  /** Past this age of the list an admit becomes a check. */
  freshnessMinutes: number;
  /** A second entry within these minutes is a check, not a refusal. */
  graceMinutes: number;
  /** The zone around this one. */
  within: number | null;
  floater: FloaterRule | null;
  /** Null: at any hour. */
  hours: readonly OpenHours[] | null;
  /** Whether a gate leads out of it: where nobody is seen leaving, nobody is held to be inside still. */
  hasExit: boolean;
};

/** The rules of one gate: its zone's, its direction, and what lies within. */
export type GateRules = Omit<ZoneRules, "number"> & {
  zone: number;
  direction: Direction;
  /** Zones that lie in this one, however deep. */
  encloses: readonly number[];
  /** A supervisor's word stops this gate. */
  stopped: boolean;
  /** Who may enter for a time although their badge does not open the zone. */
  visits?: readonly Visit[] | undefined;
};

type DefinedZone = {
  number: number;
  freshnessMinutes: number;
  graceMinutes: number;
  within?: number | undefined;
  floater?: FloaterRule | undefined;
  hours?: readonly ZoneHours[] | undefined;
};
type DefinedGate = { zone: number; direction: Direction };

/** The rules of every zone of a definition; hours of the definition are Astana's. */
export function zoneRules(
  zones: readonly DefinedZone[],
  gates: readonly DefinedGate[],
): readonly ZoneRules[] {
  return zones.map(({ number, freshnessMinutes, graceMinutes, within, floater, hours }) => ({
    number,
    freshnessMinutes,
    graceMinutes,
    within: within ?? null,
    floater: floater ?? null,
    hours: hours?.map(openHours) ?? null,
    hasExit: gates.some(({ zone, direction }) => zone === number && direction === "exit"),
  }));
}

const openHours = ({ from, until, categories }: ZoneHours): OpenHours => ({
  from: astanaInstant(from).getTime() / 1000,
  until: astanaInstant(until).getTime() / 1000,
  categories: categories ?? null,
});

/** A gate of a zone nobody knows the rules of trusts no list. */
const UNKNOWN: Omit<ZoneRules, "number"> = {
  freshnessMinutes: 0,
  graceMinutes: 0,
  within: null,
  floater: null,
  hours: null,
  hasExit: false,
};

/** The rules by which a gate judges. */
export function gateRules(
  gate: Pick<GateRules, "zone" | "direction" | "stopped" | "visits">,
  zones: readonly ZoneRules[],
): GateRules {
  const { zone, direction, stopped, visits } = gate;
  const { freshnessMinutes, graceMinutes, within, floater, hours, hasExit } =
    zones.find(({ number }) => number === zone) ?? UNKNOWN;
  const encloses = enclosed(zone, zones);
  return {
    ...{ zone, direction, stopped, encloses, visits },
    ...{ freshnessMinutes, graceMinutes, within, floater, hours, hasExit },
  };
}

/** Zones within `zone`, nearest first. A circle of zones ends where it began. */
export function enclosed(
  zone: number,
  zones: readonly Pick<ZoneRules, "number" | "within">[],
): readonly number[] {
  const found: number[] = [];
  for (let around = [zone]; around.length > 0;) {
    around = zones
      .filter(({ number, within }) => within !== null && around.includes(within) && number !== zone)
      .map(({ number }) => number)
      .filter((number) => !found.includes(number));
    found.push(...around);
  }
  return found;
}

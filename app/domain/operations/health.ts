/** What a phone said of itself when it last called. Ages in seconds, null where it never said. */
export type PhoneHealth = {
  contactAge: number | null;
  /** Percent, where the browser tells. */
  battery: number | null;
  /** Its clock minus ours, seconds. */
  skew: number | null;
  listAge: number | null;
  unsent: number;
};

/** A phone calls each minute: silent for this long, it is without network or switched off. */
export const SILENT_SECONDS = 5 * 60;
const LOW_BATTERY = 15;
/** Passages are put in order by their times: a clock off by more than this wants setting. */
const WRONG_CLOCK_SECONDS = 60;

/** The worst that is known of a gate's phones, with the figure that says how bad. */
export type GateHealth =
  | { kind: "none" }
  | { kind: "silent"; seconds: number | null }
  | { kind: "stale"; seconds: number }
  | { kind: "battery"; percent: number }
  | { kind: "clock"; seconds: number }
  | { kind: "normal" };

/**
 * How a gate is, by its worst phone: silent before too old a list before an empty battery before a wrong clock.
 * @param freshnessMinutes past this age of its list a phone answers "check" (rule of the zone)
 */
export function gateHealth(phones: readonly PhoneHealth[], freshnessMinutes: number): GateHealth {
  if (phones.length === 0) return { kind: "none" };
  if (phones.some(({ contactAge }) => contactAge === null))
    return { kind: "silent", seconds: null };
  const contact = most(phones.map(({ contactAge }) => contactAge));
  if (contact >= SILENT_SECONDS) return { kind: "silent", seconds: contact };
  const list = most(phones.map(({ listAge }) => listAge));
  if (list > freshnessMinutes * 60) return { kind: "stale", seconds: list };
  const batteries = phones.flatMap(({ battery }) => battery ?? []);
  const lowest = Math.min(...batteries, 100);
  if (lowest < LOW_BATTERY) return { kind: "battery", percent: lowest };
  const skew = most(phones.map((phone) => Math.abs(phone.skew ?? 0)));
  if (skew > WRONG_CLOCK_SECONDS) return { kind: "clock", seconds: skew };
  return { kind: "normal" };
}

const most = (figures: readonly (number | null)[]): number =>
  Math.max(0, ...figures.map((figure) => figure ?? 0));

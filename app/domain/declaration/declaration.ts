import { err, ok, type Result } from "../result.ts";
import { isDay, isFar } from "../travel/journey.ts";
import type { EntryPoint } from "../travel/places.ts";
import type { DeclarationKind } from "./permit.ts";
import type { DeclarationRules } from "./rules.ts";
import { bareSerial } from "./serial.ts";

/** Fields of the two forms; those of the way in and out are the same. */
const WAY_FIELDS = ["entryPoint", "entryDay", "exitPoint", "exitDay"] as const;
export const WEAPON_FIELDS = ["make", "model", "calibre", "serial", "rounds"] as const;
export const RADIO_FIELDS = ["device", "frequency", "power", "callSign"] as const;
export const DECLARATION_FIELDS = [
  "bearer",
  ...WEAPON_FIELDS,
  ...RADIO_FIELDS,
  ...WAY_FIELDS,
] as const;
export type DeclarationField = (typeof DECLARATION_FIELDS)[number];
/** As typed; a weapon's form leaves the fields of a radio empty, and the other way round. */
export type DeclarationFields = Record<DeclarationField, string>;

export type WeaponDetails = {
  make: string;
  model: string;
  calibre: string;
  serial: string;
  rounds: number;
};
/** Frequency in megahertz, power in watts. */
export type RadioDetails = { device: string; frequency: number; power: number; callSign: string };

export type Declared = {
  /** A nominee; null for a radio that nobody in particular carries. */
  bearerId: string | null;
  entryPoint: string;
  entryDay: string;
  exitPoint: string;
  exitDay: string;
} & ({ kind: "weapon"; details: WeaponDetails } | { kind: "radio"; details: RadioDetails });

export type DeclarationProblem = {
  field: DeclarationField;
  kind:
    | "missing"
    | "too_long"
    | "bearer_unfit"
    | "serial_malformed"
    | "serial_twice"
    | "rounds_out_of_range"
    | "frequency_out_of_bands"
    | "power_out_of_range"
    | "point_unknown"
    | "day_missing"
    | "day_far"
    | "leaves_before"
    | "too_late"
    | "limit_reached";
};

const TEXT = 80;
/** A decimal comma is as good as a point. */
const decimal = (typed: string): number =>
  /^\d{1,5}([.,]\d{1,6})?$/.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : NaN;
const wholeNumber = (typed: string): number =>
  /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : NaN;

/** What the delegation and the host bring to the reading: who may bear weapons, where one may enter, the rules. */
export type DeclarationSetting = {
  /** Nominees who may carry this kind of thing. */
  bearers: readonly string[];
  points: readonly EntryPoint[];
  days: readonly string[];
  rules: DeclarationRules;
};

/** Reads the form of a weapon or a radio against the host's rules; answers with every problem. */
export function readDeclaration(
  kind: DeclarationKind,
  typed: DeclarationFields,
  setting: DeclarationSetting,
): Result<Declared, DeclarationProblem[]> {
  const text = (field: DeclarationField) => typed[field].trim();
  const problems = [...wayProblems(typed, setting), ...bearerProblems(kind, typed, setting)];
  const own = kind === "weapon" ? WEAPON_FIELDS : RADIO_FIELDS;
  for (const field of own)
    if (!text(field)) problems.push({ field, kind: "missing" });
    else if (typed[field].length > TEXT) problems.push({ field, kind: "too_long" });
  problems.push(
    ...(kind === "weapon" ? weaponProblems(typed, setting) : radioProblems(typed, setting)),
  );
  if (problems.length > 0) return err(problems);
  const way = {
    bearerId: typed.bearer || null,
    entryPoint: typed.entryPoint,
    entryDay: typed.entryDay,
    exitPoint: typed.exitPoint,
    exitDay: typed.exitDay,
  };
  if (kind === "radio") {
    const [device, callSign] = [text("device"), text("callSign")];
    const [frequency, power] = [decimal(typed.frequency), decimal(typed.power)];
    return ok({ kind, ...way, details: { device, frequency, power, callSign } });
  }
  const [make, model, calibre, serial] = [
    text("make"),
    text("model"),
    text("calibre"),
    text("serial"),
  ];
  const rounds = wholeNumber(typed.rounds);
  return ok({ kind, ...way, details: { make, model, calibre, serial, rounds } });
}

function weaponProblems(
  typed: DeclarationFields,
  { rules }: DeclarationSetting,
): DeclarationProblem[] {
  const problems: DeclarationProblem[] = [];
  if (typed.serial.trim() && bareSerial(typed.serial).length < 3)
    problems.push({ field: "serial", kind: "serial_malformed" });
  const rounds = wholeNumber(typed.rounds);
  if (typed.rounds.trim() && !(rounds <= rules.weapons.rounds))
    problems.push({ field: "rounds", kind: "rounds_out_of_range" });
  return problems;
}

function radioProblems(
  typed: DeclarationFields,
  { rules }: DeclarationSetting,
): DeclarationProblem[] {
  const problems: DeclarationProblem[] = [];
  const frequency = decimal(typed.frequency);
  const allowed = rules.radios.bands.some(({ from, to }) => frequency >= from && frequency <= to);
  if (typed.frequency.trim() && !allowed)
    problems.push({ field: "frequency", kind: "frequency_out_of_bands" });
  const power = decimal(typed.power);
  if (typed.power.trim() && !(power > 0 && power <= rules.radios.watts))
    problems.push({ field: "power", kind: "power_out_of_range" });
  return problems;
}

function bearerProblems(
  kind: DeclarationKind,
  { bearer }: DeclarationFields,
  { bearers }: DeclarationSetting,
): DeclarationProblem[] {
  if (!bearer) return kind === "weapon" ? [{ field: "bearer", kind: "missing" }] : [];
  return bearers.includes(bearer) ? [] : [{ field: "bearer", kind: "bearer_unfit" }];
}

function wayProblems(
  typed: DeclarationFields,
  { points, days }: DeclarationSetting,
): DeclarationProblem[] {
  const problems: DeclarationProblem[] = [];
  for (const field of ["entryPoint", "exitPoint"] as const)
    if (!points.some(({ id }) => id === typed[field]))
      problems.push({ field, kind: "point_unknown" });
  for (const field of ["entryDay", "exitDay"] as const)
    if (!isDay(typed[field])) problems.push({ field, kind: "day_missing" });
    else if (isFar(typed[field], days)) problems.push({ field, kind: "day_far" });
  if (isDay(typed.entryDay) && isDay(typed.exitDay) && typed.exitDay < typed.entryDay)
    problems.push({ field: "exitDay", kind: "leaves_before" });
  return problems;
}

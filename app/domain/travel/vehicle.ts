import { err, ok, type Result } from "../result.ts";

/** What a vehicle of the convoy is for. */
export const VEHICLE_PURPOSES = ["principal", "delegates", "security", "luggage", "press"] as const;
export type VehiclePurpose = (typeof VEHICLE_PURPOSES)[number];

export const VEHICLE_FIELDS = ["plate", "make", "colour", "driver", "purpose"] as const;
export type VehicleFields = Record<(typeof VEHICLE_FIELDS)[number], string>;
export type Vehicle = Omit<VehicleFields, "purpose"> & { purpose: VehiclePurpose };

/** `limit_reached` and `plate_twice` are known once the others of the delegation are seen. */
export type VehicleProblem = {
  field: keyof VehicleFields;
  kind: "missing" | "too_long" | "plate_malformed" | "plate_twice" | "limit_reached";
};

const VEHICLE_TEXT = 80;
export const EMPTY_VEHICLE: VehicleFields = {
  plate: "",
  make: "",
  colour: "",
  driver: "",
  purpose: VEHICLE_PURPOSES[0],
};

/** Reads a vehicle form; a plate is letters of any script and figures, two at least. */
export function readVehicle(typed: VehicleFields): Result<Vehicle, VehicleProblem[]> {
  const problems: VehicleProblem[] = [];
  const purpose = VEHICLE_PURPOSES.find((known) => known === typed.purpose);
  for (const field of VEHICLE_FIELDS)
    if (!typed[field].trim()) problems.push({ field, kind: "missing" });
    else if (typed[field].length > VEHICLE_TEXT) problems.push({ field, kind: "too_long" });
  const plate = typed.plate.trim().toUpperCase().replace(/\s+/gu, " ");
  if (plate && !/^[\p{L}\d][\p{L}\d .-]{0,13}[\p{L}\d]$/u.test(plate))
    problems.push({ field: "plate", kind: "plate_malformed" });
  if (problems.length > 0) return err(problems);
  if (!purpose) return err([{ field: "purpose", kind: "missing" }]);
  const { make, colour, driver } = typed;
  return ok({
    plate,
    make: make.trim(),
    colour: colour.trim(),
    driver: driver.trim(),
    purpose,
  });
}

/** Two plates are one whatever stands between their signs. */
export const samePlate = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (plate: string): string => plate.toUpperCase().replace(/[^\p{L}\d]/gu, "");

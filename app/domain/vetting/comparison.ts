import type { NomineeField } from "../nominee/fields.ts";
import type { Mrz } from "../nominee/mrz.ts";
import { type MrzWarning, mrzWarnings, type TypedIdentity } from "../nominee/mrz-warnings.ts";

export const COMPARED = [
  "surname",
  "givenNames",
  "passportNumber",
  "nationality",
  "birthDate",
  "passportExpires",
] as const satisfies readonly NomineeField[];

/** One line of the passport beside what the delegation typed; `agrees` is null where there is nothing to compare with. */
export type ComparedLine = {
  field: (typeof COMPARED)[number];
  zone: string | null;
  entered: string;
  agrees: boolean | null;
};

const ABOUT: Record<(typeof COMPARED)[number], readonly MrzWarning[]> = {
  surname: ["surname_differs", "names_swapped"],
  givenNames: ["given_names_differ", "names_swapped"],
  passportNumber: ["number_differs"],
  nationality: ["nationality_differs"],
  birthDate: ["birth_date_differs"],
  passportExpires: ["expiry_differs"],
};

/**
 * Sets the machine-readable zone beside the typed fields, line by line.
 * @param zone null when it was not given or does not agree with its own check digits
 */
export function compareWithZone(zone: Mrz | null, typed: TypedIdentity): ComparedLine[] {
  const warnings = zone ? mrzWarnings(zone, typed) : [];
  const read = (field: (typeof COMPARED)[number]): string | null => {
    if (!zone) return null;
    if (field === "passportNumber") return zone.number;
    return field === "passportExpires" ? zone.expires : zone[field];
  };
  return COMPARED.map((field) => ({
    field,
    zone: read(field),
    entered: typed[field] ?? "",
    agrees: zone && !ABOUT[field].some((warning) => warnings.includes(warning)),
  }));
}

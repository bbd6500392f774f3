/**
 * What a delegation fills in for a person: the names of form fields, of gaps, of the fields that an officer returns,
 * and of the words for them (`registration:field.<name>`).
 */
export const NOMINEE_FIELDS = [
  "honorific",
  "surname",
  "givenNames",
  "nativeName",
  "position",
  "mrz",
  "nationality",
  "passportNumber",
  "birthDate",
  "passportExpires",
  "category",
  "photo",
] as const;
export type NomineeField = (typeof NOMINEE_FIELDS)[number];

export function isNomineeField(value: unknown): value is NomineeField {
  return NOMINEE_FIELDS.some((field) => field === value);
}

/** Words of an officer to single fields of a returned file; a field without words is left out. */
export type FieldNotes = Readonly<Partial<Record<NomineeField, string>>>;

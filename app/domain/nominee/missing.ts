import type { NomineeField } from "./fields.ts";

/** What of a file decides whether it is complete. `category` is null until chosen. */
export type FileContents = {
  surname: string;
  position: string;
  nationality: string | null;
  birthDate: string | null;
  passportExpires: string | null;
  hasPassportNumber: boolean;
  hasPhoto: boolean;
  category: { photo: "required" | "free" } | null;
};

/**
 * What is missing before a file can be sent, in the order of the form; each gap is the field that mends it.
 * Given names are never missing (mononyms), nor the photo where the category is free of it (heads, their deputies and spouses).
 */
export function missingOf(file: FileContents): NomineeField[] {
  const gaps: readonly (readonly [NomineeField, boolean])[] = [
    ["surname", file.surname === ""],
    ["position", file.position === ""],
    ["nationality", file.nationality === null],
    ["passportNumber", !file.hasPassportNumber],
    ["birthDate", file.birthDate === null],
    ["passportExpires", file.passportExpires === null],
    ["category", file.category === null],
    ["photo", !file.hasPhoto && file.category?.photo !== "free"],
  ];
  return gaps.filter(([, missing]) => missing).map(([field]) => field);
}

/** Names as stored: the passport's two identifiers (ICAO 9303-3 §4.6) and how the delegation addresses the person. */
export type WrittenName = {
  surname: string;
  givenNames: string;
  honorific?: string;
  /** ICAO three-letter code; decides whether i becomes İ. */
  nationality?: string | null;
};

/** Turkish and Azerbaijani tell i from ı in capitals too. */
const DOTTED: Readonly<Record<string, string>> = { TUR: "tr", AZE: "az" };

/** Capitals as the person's own State prints them. */
export const inCapitals = (text: string, nationality?: string | null): string =>
  text.toLocaleUpperCase(DOTTED[nationality ?? ""] ?? "en");

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" ");

/** "H.E. Mr Sami Al-Barqawi", for lists and page heads; empty when nothing was written yet. */
export const fullName = (name: WrittenName): string =>
  joined(name.surname || name.givenNames ? name.honorific : "", name.givenNames, name.surname);

/** "AL-BARQAWI Sami": badges, officers' lists and search, where one name must sort before the other. */
export const surnameFirst = (name: WrittenName): string =>
  joined(inCapitals(name.surname, name.nationality), name.givenNames);

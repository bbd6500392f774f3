/** What of a passport is sealed in the database; names, birth and expiry stand beside it. */
export type Passport = {
  /** Number as printed, without spaces; empty when not given yet. */
  number: string;
  /** Issuing State, ICAO three-letter code; from the machine-readable zone or else the nationality. */
  issuer: string;
  /** The machine-readable zone as given: two lines, or empty. */
  mrz: string;
};

/** Printed numbers hold spaces and dashes that the machine-readable zone does not. */
export const passportNumber = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–<]/gu, "");

/** The zone holds nine characters (ICAO 9303-4 §4.2.2); service cards and old books print more. */
export const isPassportNumber = (text: string): boolean => /^[A-Z0-9]{3,20}$/.test(text);

/** What the blind index is taken of: the same passport gives the same text, however it was typed. */
export const passportKey = (issuer: string, number: string): string =>
  `${issuer.toUpperCase()}:${passportNumber(number)}`;

/** Days of the calendar: `2023-02-30` is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day `months` later; the last of the month where that month is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
    .toISOString()
    .slice(0, 10);
}

/** Most borders ask for six months beyond the stay. */
export const expiresTooSoon = (expires: string, lastSummitDay: string): boolean =>
  expires < monthsAfter(lastSummitDay, 6);

import { err, ok, type Result } from "../result.ts";
import { parseLine, parseName, type TextRefusal } from "./names.ts";
import { isDay, isPassportNumber, passportNumber } from "./passport.ts";
import { mrzLines } from "./mrz.ts";

/** The fields of the form that are text, in its order; all of them may be empty in a draft. */
export const DRAFT_FIELDS = [
  "category",
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
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** The form as typed. */
export type TypedDraft = Readonly<Record<DraftField, string>>;

/** A draft whose every field is either empty or well formed. */
export type NomineeDraft = {
  category: string | null;
  honorific: string;
  surname: string;
  givenNames: string;
  nativeName: string;
  position: string;
  mrz: string;
  /** ICAO three-letter code. */
  nationality: string | null;
  passportNumber: string;
  birthDate: string | null;
  passportExpires: string | null;
};

export type DraftRefusal =
  | TextRefusal
  | { kind: "unknown_state" }
  | { kind: "unknown_category" }
  | { kind: "malformed_number" }
  | { kind: "no_such_day" }
  | { kind: "not_yet_born" }
  | { kind: "mrz_too_long" };
export type FieldRefusal = { field: DraftField; refusal: DraftRefusal };

/** What the fields are checked against. */
export type DraftContext = {
  categories: readonly string[];
  /** Answers the three-letter code of a State written as code or name, or null. */
  stateCode: (text: string) => string | null;
  /** ISO day in Astana. */
  today: string;
};

const OLDEST_BIRTH = "1900-01-01";
const LONGEST_ZONE = 200;

/** Checks the form as typed. What is empty stays empty; what is wrong is named field by field, and nothing is kept of it. */
export function parseDraft(
  typed: TypedDraft,
  context: DraftContext,
): Result<NomineeDraft, FieldRefusal[]> {
  const { draft, refusals } = readDraft(typed, context, EMPTY_DRAFT);
  return refusals.length > 0 ? err(refusals) : ok(draft);
}

const EMPTY_DRAFT: NomineeDraft = {
  category: null,
  honorific: "",
  surname: "",
  givenNames: "",
  nativeName: "",
  position: "",
  mrz: "",
  nationality: null,
  passportNumber: "",
  birthDate: null,
  passportExpires: null,
};

/**
 * Reads a form that may still be typed: what is well formed is taken, and a field that is not keeps what it held before,
 * with its refusal beside.
 * @param before the draft as saved; null for a new one
 */
export function readDraft(
  typed: TypedDraft,
  context: DraftContext,
  before: NomineeDraft | null,
): { draft: NomineeDraft; refusals: FieldRefusal[] } {
  const kept = before ?? EMPTY_DRAFT;
  const refusals: FieldRefusal[] = [];
  const take = <T>(field: DraftField, parsed: Result<T, DraftRefusal>, otherwise: T): T => {
    if (parsed.ok) return parsed.value;
    refusals.push({ field, refusal: parsed.error });
    return otherwise;
  };
  const draft: NomineeDraft = {
    category: take("category", category(typed.category, context.categories), kept.category),
    honorific: take("honorific", parseLine(typed.honorific), kept.honorific),
    surname: take("surname", parseName(typed.surname), kept.surname),
    givenNames: take("givenNames", parseName(typed.givenNames), kept.givenNames),
    nativeName: take("nativeName", parseName(typed.nativeName), kept.nativeName),
    position: take("position", parseLine(typed.position), kept.position),
    mrz: take("mrz", zone(typed.mrz), kept.mrz),
    nationality: take("nationality", state(typed.nationality, context.stateCode), kept.nationality),
    passportNumber: take("passportNumber", number(typed.passportNumber), kept.passportNumber),
    birthDate: take("birthDate", birth(typed.birthDate, context.today), kept.birthDate),
    passportExpires: take("passportExpires", day(typed.passportExpires), kept.passportExpires),
  };
  return { draft, refusals };
}

type Parsed<T> = Result<T, DraftRefusal>;

const category = (text: string, known: readonly string[]): Parsed<string | null> =>
  text === "" || known.includes(text) ? ok(text || null) : err({ kind: "unknown_category" });

/** Lines with faults are kept: they are pointed at in the form, and stop only the sending. */
const zone = (text: string): Parsed<string> =>
  text.length > LONGEST_ZONE ? err({ kind: "mrz_too_long" }) : ok(mrzLines(text).join("\n"));

function state(text: string, codeOf: DraftContext["stateCode"]): Parsed<string | null> {
  if (text.trim() === "") return ok(null);
  const code = codeOf(text.trim());
  return code === null ? err({ kind: "unknown_state" }) : ok(code);
}

function number(text: string): Parsed<string> {
  const written = passportNumber(text);
  return written === "" || isPassportNumber(written)
    ? ok(written)
    : err({ kind: "malformed_number" });
}

function day(text: string): Parsed<string | null> {
  if (text === "") return ok(null);
  return isDay(text) ? ok(text) : err({ kind: "no_such_day" });
}

function birth(text: string, today: string): Parsed<string | null> {
  const parsed = day(text);
  if (!parsed.ok || parsed.value === null) return parsed;
  return parsed.value >= OLDEST_BIRTH && parsed.value < today
    ? parsed
    : err({ kind: "not_yet_born" });
}

import { DRAFT_FIELDS, type TypedDraft } from "#app/domain/nominee/draft.ts";
import { suggestRepair } from "#app/domain/nominee/mrz-repair.ts";

type Fields = ReadonlyMap<string, string>;

/** The text fields as posted; with `repair`, the zone's one suggested exchange is made. */
export function typedIn(fields: Fields, repair = false): TypedDraft {
  const typed = textOf((name) => fields.get(name));
  const repaired = repair ? suggestRepair(typed.mrz)?.text : undefined;
  return { ...typed, mrz: repaired ?? typed.mrz };
}

const textOf = (valueOf: (name: string) => unknown): TypedDraft =>
  Object.fromEntries(
    DRAFT_FIELDS.map((name) => {
      const value = valueOf(name);
      // Browsers send line ends as CR LF, whatever was shown.
      return [name, typeof value === "string" ? value.replace(/\r\n?/g, "\n") : ""];
    }),
  ) as TypedDraft;

/** What stood in the fields when the page was opened; null when the form does not say. */
export function baseIn(fields: Fields): TypedDraft | null {
  try {
    const base: unknown = JSON.parse(fields.get("base") ?? "");
    if (typeof base !== "object" || base === null) return null;
    return textOf((name) => (name in base ? (base as Record<string, unknown>)[name] : ""));
  } catch {
    return null;
  }
}

/** Whether a hosted place is asked for; undefined when the form did not ask. */
export const hostedIn = (fields: Fields): boolean | undefined =>
  fields.has("hostedAsked") ? fields.get("hosted") === "1" : undefined;

/** Whether a new form holds nothing of a person yet; a nationality is offered, not typed. */
export const nothingTyped = (typed: TypedDraft): boolean =>
  DRAFT_FIELDS.every((field) => field === "nationality" || typed[field].trim() === "");

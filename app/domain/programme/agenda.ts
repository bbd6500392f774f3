import type { Language, Trilingual } from "../language/languages.ts";

/** Who speaks to a point of the agenda: a delegation, somebody named by office, or both ("China: Vice-President"). */
export type AgendaSpeaker = {
  delegation: string | null;
  /** Named by office, and how they speak ("Secretary-General of the United Nations, by video"). */
  office: Trilingual | null;
  /** Minutes of the floor; null where nothing was said. */
  minutes: number | null;
};

/** A point of a session's agenda. */
export type AgendaPoint = {
  title: Trilingual;
  /** Those called one by one, in the order in which they speak. */
  speakers: readonly AgendaSpeaker[];
  /** After them delegations take the floor in the order of the session's speakers' list. */
  statements: boolean;
};

/** More would be no agenda that anybody reads; forms and the database hold to it. */
export const MOST_POINTS = 40;
export const MOST_SPEAKERS = 60;
export const MOST_MINUTES = 120;

/** A delegation, an office, or both: "China, Vice-President". */
export const speakerName = (
  { delegation, office }: AgendaSpeaker,
  names: Readonly<Record<string, Trilingual>>,
  language: Language,
): string =>
  [delegation === null ? "" : (names[delegation]?.[language] ?? delegation), office?.[language]]
    .filter(Boolean)
    .join(", ");

/** Do delegations take the floor? A written agenda says so; without one they do. */
export const takesStatements = (agenda: readonly Pick<AgendaPoint, "statements">[]): boolean =>
  agenda.length === 0 || agenda.some(({ statements }) => statements);

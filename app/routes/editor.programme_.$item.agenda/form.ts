import { LANGUAGES, type Language, type Trilingual } from "#app/domain/language/languages.ts";
import {
  type AgendaPoint,
  MOST_MINUTES,
  MOST_POINTS,
  MOST_SPEAKERS,
} from "#app/domain/programme/agenda.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

/** A speaker as typed. */
export type TypedSpeaker = { delegation: string; office: Trilingual; minutes: string };
/** A point as typed. */
export type TypedPoint = {
  title: Trilingual;
  statements: boolean;
  speakers: readonly TypedSpeaker[];
};

/** A field by its name, and the key of its message in `agenda.error`. */
export type AgendaError = {
  field: string;
  key: "title" | "tooLong" | "who" | "office" | "minutes" | "delegation" | "tooMany";
};

const NOTHING: Trilingual = { en: "", ru: "", kk: "" };
const BLANK_SPEAKER: TypedSpeaker = { delegation: "", office: NOTHING, minutes: "" };
const BLANK_POINT: TypedPoint = { title: NOTHING, statements: false, speakers: [] };
const LENGTH = 300;

/** An agenda as it stands in its form. */
export const typedAgenda = (agenda: readonly AgendaPoint[]): TypedPoint[] =>
  agenda.map(({ title, statements, speakers }) => ({
    ...{ title, statements },
    speakers: speakers.map(({ delegation, office, minutes }) => ({
      delegation: delegation ?? "",
      office: office ?? NOTHING,
      minutes: minutes === null ? "" : String(minutes),
    })),
  }));

/** The same with an empty point at the end, and an empty speaker in each point: what is filled there is added. */
export const withRoom = (points: readonly TypedPoint[]): TypedPoint[] =>
  [...points, BLANK_POINT].map((point) => ({
    ...point,
    speakers: [...point.speakers, BLANK_SPEAKER],
  }));

/** Names of fields: `2.title.kk`, `2.statements`, `2.0.office.en`. */
export const pointField = (point: number, name: string): string => `${point}.${name}`;
export const speakerField = (point: number, speaker: number, name: string): string =>
  `${point}.${speaker}.${name}`;

/** What was typed, in its order; empty points and speakers are left out, which is how they are removed. */
export function sentAgenda(form: FormData): TypedPoint[] {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const inEach = (name: (language: Language) => string): Trilingual => ({
    ...{ en: text(name("en")), ru: text(name("ru")), kk: text(name("kk")) },
  });
  return count(MOST_POINTS + 1).flatMap((i) => {
    const title = inEach((language) => pointField(i, `title.${language}`));
    const speakers = count(MOST_SPEAKERS + 1).flatMap((j) => {
      const office = inEach((language) => speakerField(i, j, `office.${language}`));
      const delegation = text(speakerField(i, j, "delegation"));
      const minutes = text(speakerField(i, j, "minutes"));
      return delegation || minutes || !isEmpty(office) ? [{ delegation, office, minutes }] : [];
    });
    const statements = text(pointField(i, "statements")) === "on";
    return isEmpty(title) && speakers.length === 0 ? [] : [{ title, statements, speakers }];
  });
}

const count = (to: number): number[] => Array.from({ length: to }, (_, at) => at);

const isEmpty = (text: Trilingual): boolean => LANGUAGES.every((language) => text[language] === "");

/** Reads an agenda; errors name its fields. */
export function readAgenda(
  points: readonly TypedPoint[],
  delegations: ReadonlySet<string>,
): Result<AgendaPoint[], AgendaError[]> {
  const errors = points.flatMap((point, i) => [
    ...titleErrors(point, i),
    ...(point.speakers.length > MOST_SPEAKERS
      ? [{ field: pointField(i, "title.en"), key: "tooMany" } as const]
      : []),
    ...point.speakers.flatMap((speaker, j) => speakerErrors(speaker, delegations, i, j)),
  ]);
  if (points.length > MOST_POINTS) errors.push({ field: "0.title.en", key: "tooMany" });
  if (errors.length > 0) return err(errors);
  return ok(
    points.map(({ title, statements, speakers }) => ({
      ...{ title, statements },
      speakers: speakers.map(({ delegation, office, minutes }) => ({
        delegation: delegation || null,
        office: isEmpty(office) ? null : office,
        minutes: minutes ? Number(minutes) : null,
      })),
    })),
  );
}

const titleErrors = ({ title }: TypedPoint, i: number): AgendaError[] =>
  LANGUAGES.flatMap((language): AgendaError[] => {
    const field = pointField(i, `title.${language}`);
    if (title[language] === "") return [{ field, key: "title" }];
    return title[language].length > LENGTH ? [{ field, key: "tooLong" }] : [];
  });

function speakerErrors(
  { delegation, office, minutes }: TypedSpeaker,
  delegations: ReadonlySet<string>,
  i: number,
  j: number,
): AgendaError[] {
  const at = (name: string) => speakerField(i, j, name);
  const errors: AgendaError[] = [];
  if (delegation && !delegations.has(delegation))
    errors.push({ field: at("delegation"), key: "delegation" });
  if (!delegation && isEmpty(office)) errors.push({ field: at("delegation"), key: "who" });
  for (const language of LANGUAGES) {
    const field = at(`office.${language}`);
    if (office[language] === "" && !isEmpty(office)) errors.push({ field, key: "office" });
    if (office[language].length > LENGTH) errors.push({ field, key: "tooLong" });
  }
  const asked = Number(minutes);
  if (minutes && !(Number.isInteger(asked) && asked >= 1 && asked <= MOST_MINUTES))
    errors.push({ field: at("minutes"), key: "minutes" });
  return errors;
}

/**
 * Moves a point, or a speaker within its point, one place: `up 2`, `down 2`, `up 2 0`. Anything else moves nothing.
 */
export function moved(agenda: readonly AgendaPoint[], order: string): AgendaPoint[] {
  const [way, ...at] = order.split(" ");
  const by = way === "up" ? -1 : way === "down" ? 1 : 0;
  const [point = -1, speaker] = at.map(Number);
  if (speaker === undefined) return swapped(agenda, point, by);
  return agenda.map((each, i) =>
    i === point ? { ...each, speakers: swapped(each.speakers, speaker, by) } : each,
  );
}

function swapped<T>(list: readonly T[], at: number, by: number): T[] {
  const next = [...list];
  const [one, other] = [next[at], next[at + by]];
  if (by === 0 || one === undefined || other === undefined) return next;
  next[at + by] = one;
  next[at] = other;
  return next;
}

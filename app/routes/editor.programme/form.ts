import { z } from "zod";

import { LANGUAGES, type Trilingual } from "#app/domain/language/languages.ts";
import { PRESS_ACCESS, VISIBILITIES } from "#app/domain/programme/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { DraftItem } from "#app/server/programme/items.server.ts";
import type { EditRequest } from "#app/server/programme/revise-item.server.ts";

export const TITLE_LENGTH = 200;
export const NOTE_LENGTH = 600;

/** What stands in the form, as typed; shown again when it is refused. Checkboxes hold "on" or nothing. */
export type ItemFields = Record<string, string>;
/** A field by its name, and the key of its message in `edit.error`. */
export type FieldError = {
  field: string;
  key: "day" | "hour" | "title" | "tooLong";
  count?: number;
};

/** The form of an item as it stands in the draft. */
export function fieldsOf(item: DraftItem): ItemFields {
  const hour = (instant: string | null): string => (instant ? astanaTime(new Date(instant)) : "");
  const fields: ItemFields = {
    changedAt: item.changedAt,
    day: item.day,
    start: hour(item.startsAt),
    end: hour(item.endsAt),
    confirmed: item.timeBasis === "sourced" ? "on" : "",
    room: item.room?.id ?? "",
    visibility: item.visibility,
    press: item.press,
    cancelled: item.cancelled ? "on" : "",
  };
  for (const language of LANGUAGES) {
    fields[`title.${language}`] = item.title[language];
    fields[`note.${language}`] = item.note?.[language] ?? "";
    fields[`place.${language}`] = item.place?.[language] ?? "";
    fields[`checked.${language}`] = item.unverified.includes(language) ? "" : "on";
  }
  return fields;
}

const day = z.iso.date();
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const choices = z.object({
  changedAt: z.iso.datetime(),
  visibility: z.enum(VISIBILITIES),
  press: z.enum(PRESS_ACCESS),
});

/** Reads the form. Errors name the field; a form that no browser could send is `malformed`. */
export function readItem(fields: ItemFields): Result<EditRequest, FieldError[] | "malformed"> {
  const chosen = choices.safeParse(fields);
  if (!chosen.success) return err("malformed");
  const errors: FieldError[] = [];
  if (!day.safeParse(fields.day).success) errors.push({ field: "day", key: "day" });
  for (const field of ["start", "end"]) {
    const typed = textOf(fields, field);
    if (typed && !hour.safeParse(typed).success) errors.push({ field, key: "hour" });
  }
  for (const language of LANGUAGES) {
    const title = textOf(fields, `title.${language}`);
    if (title === "") errors.push({ field: `title.${language}`, key: "title" });
    errors.push(...tooLong(`title.${language}`, title, TITLE_LENGTH));
    for (const kind of ["note", "place"]) {
      const name = `${kind}.${language}`;
      errors.push(
        ...tooLong(name, textOf(fields, name), kind === "note" ? NOTE_LENGTH : TITLE_LENGTH),
      );
    }
  }
  if (errors.length > 0) return err(errors);
  return ok({
    ...chosen.data,
    day: textOf(fields, "day"),
    start: textOf(fields, "start") || null,
    end: textOf(fields, "end") || null,
    confirmed: fields.confirmed === "on",
    title: inEach(fields, "title"),
    note: unlessEmpty(inEach(fields, "note")),
    place: unlessEmpty(inEach(fields, "place")),
    roomId: textOf(fields, "room") || null,
    unverified: LANGUAGES.filter((language) => fields[`checked.${language}`] !== "on"),
    cancelled: fields.cancelled === "on",
  });
}

const textOf = (fields: ItemFields, name: string): string => (fields[name] ?? "").trim();

const tooLong = (field: string, text: string, count: number): FieldError[] =>
  text.length > count ? [{ field, key: "tooLong", count }] : [];

const inEach = (fields: ItemFields, kind: string): Trilingual => ({
  en: textOf(fields, `${kind}.en`),
  ru: textOf(fields, `${kind}.ru`),
  kk: textOf(fields, `${kind}.kk`),
});

const unlessEmpty = (text: Trilingual): Trilingual | null =>
  LANGUAGES.some((language) => text[language]) ? text : null;

import { z } from "zod";

import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import { LANGUAGES, type Trilingual } from "#app/domain/language/languages.ts";
import { PRESS_ACCESS, PROGRAMME_KINDS, VISIBILITIES } from "#app/domain/programme/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { DraftItem } from "#app/server/programme/items.server.ts";
import type { EditRequest } from "#app/server/programme/revise-item.server.ts";

export const TITLE_LENGTH = 200;
const NOTE_LENGTH = 600;
const LINK_LENGTH = 500;

/** What stands in the form, as typed; shown again when it is refused. Checkboxes hold "on" or nothing. */
export type ItemFields = Record<string, string>;
/** A field by its name, and the key of its message in `edit.error`. */
export type FieldError = {
  field: string;
  key: "kind" | "day" | "hour" | "title" | "link" | "tooLong";
  count?: number;
};

/** Parties stand in one field, parted by this, although the page has a box for each. */
const PARTIES = ",";
export const partiesOf = (fields: ItemFields): string[] =>
  (fields.party ?? "").split(PARTIES).filter(Boolean);

/** The fields of a form that was sent. */
export function fieldsSent(form: FormData): ItemFields {
  const fields: ItemFields = {};
  for (const [name, value] of form) if (typeof value === "string") fields[name] = value;
  const parties = form.getAll("party").filter((party) => typeof party === "string");
  return { ...fields, party: parties.join(PARTIES) };
}

/** The form of an item as it stands in the draft. */
export function fieldsOf(item: DraftItem): ItemFields {
  const hour = (instant: string | null): string => (instant ? astanaTime(new Date(instant)) : "");
  const fields: ItemFields = {
    changedAt: item.changedAt,
    kind: item.kind,
    day: item.day,
    start: hour(item.startsAt),
    end: hour(item.endsAt),
    confirmed: item.timeBasis === "sourced" ? "on" : "",
    certain: item.basis === "sourced" ? "on" : "",
    room: item.room?.id ?? "",
    mode: item.mode ?? "",
    link: item.link,
    party: item.parties.join(PARTIES),
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

/** The form of an item that is not there yet. */
export const newFields = (day: string): ItemFields => ({
  ...{ day, visibility: "delegations", press: "closed" },
  ...{ confirmed: "on", certain: "on", "checked.en": "on" },
});

const day = z.iso.date();
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const choices = z.object({
  kind: z.enum(PROGRAMME_KINDS),
  mode: z
    .enum(["", ...MEETING_MODES])
    .default("")
    .transform((mode) => mode || null),
  visibility: z.enum(VISIBILITIES),
  press: z.enum(PRESS_ACCESS),
});

/** Reads the form. Errors name the field; a form that no browser could send is `malformed`. */
export function readItem(fields: ItemFields): Result<EditRequest, FieldError[] | "malformed"> {
  const chosen = choices.safeParse({ ...fields, kind: fields.kind || "other-event" });
  if (!chosen.success) return err("malformed");
  const errors: FieldError[] = [];
  if (!fields.kind) errors.push({ field: "kind", key: "kind" });
  if (!day.safeParse(fields.day).success) errors.push({ field: "day", key: "day" });
  for (const field of ["start", "end"]) {
    const typed = textOf(fields, field);
    if (typed && !hour.safeParse(typed).success) errors.push({ field, key: "hour" });
  }
  const link = textOf(fields, "link");
  if (link && !isLink(link)) errors.push({ field: "link", key: "link" });
  errors.push(...tooLong("link", link, LINK_LENGTH), ...textErrors(fields));
  if (errors.length > 0) return err(errors);
  return ok({
    ...chosen.data,
    link,
    day: textOf(fields, "day"),
    start: textOf(fields, "start") || null,
    end: textOf(fields, "end") || null,
    confirmed: fields.confirmed === "on",
    certain: fields.certain === "on",
    parties: partiesOf(fields),
    title: inEach(fields, "title"),
    note: unlessEmpty(inEach(fields, "note")),
    place: unlessEmpty(inEach(fields, "place")),
    roomId: textOf(fields, "room") || null,
    unverified: LANGUAGES.filter((language) => fields[`checked.${language}`] !== "on"),
    cancelled: fields.cancelled === "on",
  });
}

function textErrors(fields: ItemFields): FieldError[] {
  return LANGUAGES.flatMap((language) => {
    const title = textOf(fields, `title.${language}`);
    return [
      ...(title === "" ? [{ field: `title.${language}`, key: "title" } as const] : []),
      ...tooLong(`title.${language}`, title, TITLE_LENGTH),
      ...["note", "place"].flatMap((kind) =>
        tooLong(
          `${kind}.${language}`,
          textOf(fields, `${kind}.${language}`),
          kind === "note" ? NOTE_LENGTH : TITLE_LENGTH,
        ),
      ),
    ];
  });
}

const isLink = (text: string): boolean => text.startsWith("https://") && URL.canParse(text);

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

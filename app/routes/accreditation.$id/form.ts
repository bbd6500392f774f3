import { z } from "zod";

import { type FieldNotes, isNomineeField, NOMINEE_FIELDS } from "#app/domain/nominee/fields.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { OUTCOMES } from "#app/domain/vetting/outcome.ts";
import { LONGEST_NOTE, parseReason } from "#app/domain/vetting/reason.ts";
import type { Decision } from "#app/server/vetting/decide.server.ts";

const decision = z.object({
  outcome: z.enum(OUTCOMES),
  version: z.coerce.number().int().positive(),
  reason: z.string().default(""),
  fields: z.array(z.enum(NOMINEE_FIELDS)),
});

/** What asks for a reason before it is done. */
export type Act = "return" | "refuse";

/** What an officer typed and ticked, to be shown again when it was refused. */
export type Wish = Pick<Decision, "outcome" | "reason" | "fields"> & { notes: FieldNotes };

/** Reads a decision from its form. Never sent by a whole page: `unreadable`. */
export function parseDecision(
  form: FormData,
): Result<Omit<Decision, "nomineeId">, "unreadable" | "reason_too_long"> {
  const read = decision.safeParse({
    outcome: form.get("outcome"),
    version: form.get("version"),
    reason: form.get("reason") ?? "",
    fields: form.getAll("fields"),
  });
  if (!read.success) return err("unreadable");
  const reason = parseReason(read.data.reason);
  if (!reason.ok) return reason;
  const notes = parseNotes(form);
  return notes.ok ? ok({ ...read.data, reason: reason.value, notes: notes.value }) : notes;
}

/** The name of the box for words to a field. */
export const noteName = (field: string): string => `note.${field}`;

function parseNotes(form: FormData): Result<FieldNotes, "reason_too_long"> {
  const notes: Partial<Record<keyof FieldNotes, string>> = {};
  for (const [field, text] of Object.entries(typedNotes(form))) {
    const note = parseReason(text, LONGEST_NOTE);
    if (!note.ok) return note;
    if (note.value && isNomineeField(field)) notes[field] = note.value;
  }
  return ok(notes);
}

const typedNotes = (form: FormData): FieldNotes =>
  Object.fromEntries(
    NOMINEE_FIELDS.flatMap((field) => {
      const text = form.get(noteName(field));
      return typeof text === "string" && text !== "" ? [[field, text]] : [];
    }),
  );

/** The same, as far as it can be read, for a form that is shown again. */
export function wishIn(form: FormData): Wish {
  const outcome = OUTCOMES.find((each) => each === form.get("outcome")) ?? "approved";
  const reason = form.get("reason");
  const fields = form.getAll("fields").filter(isNomineeField);
  return {
    outcome,
    reason: typeof reason === "string" ? reason : "",
    fields,
    notes: typedNotes(form),
  };
}

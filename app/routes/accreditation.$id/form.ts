import { z } from "zod";

import { type FieldNotes, isNomineeField, NOMINEE_FIELDS } from "#app/domain/nominee/fields.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type Move, MOVES } from "#app/domain/vetting/move.ts";
import { type Outcome, OUTCOMES } from "#app/domain/vetting/outcome.ts";
import { LONGEST_NOTE, parseReason } from "#app/domain/vetting/reason.ts";
import type { Decision } from "#app/server/vetting/decide.server.ts";
import type { MoveOrder } from "#app/server/vetting/move.server.ts";

const decision = z.object({
  outcome: z.enum(OUTCOMES),
  version: z.coerce.number().int().positive(),
  reason: z.string().default(""),
  fields: z.array(z.enum(NOMINEE_FIELDS)),
});

const move = z.object({
  move: z.enum(MOVES),
  version: z.coerce.number().int().positive(),
  reason: z.string().default(""),
});

/** What asks for a reason before it is done; the words stand in addresses, for windows without scripts. */
export const ACTS = ["return", "refuse", "hold", "reopen"] as const;
export type Act = (typeof ACTS)[number];

const ACT_OF = {
  approved: null,
  returned: "return",
  refused: "refuse",
  held: "hold",
  resumed: null,
  reopened: "reopen",
} as const satisfies Record<Wish["outcome"], Act | null>;

/** The form that a wish was typed in. */
export const actOf = (wish: Wish | undefined): Act | null => (wish ? ACT_OF[wish.outcome] : null);

/** What an officer typed and ticked, to be shown again when it was refused. */
export type Wish = Pick<Decision, "reason" | "fields"> & {
  outcome: Outcome | Move;
  notes: FieldNotes;
};

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

/** Reads a hold, its end, or a reopening from its form. */
export function parseMove(
  form: FormData,
): Result<Omit<MoveOrder, "nomineeId">, "unreadable" | "reason_too_long"> {
  const read = move.safeParse({
    move: form.get("move"),
    version: form.get("version"),
    reason: form.get("reason") ?? "",
  });
  if (!read.success) return err("unreadable");
  const reason = parseReason(read.data.reason);
  return reason.ok ? ok({ ...read.data, reason: reason.value }) : reason;
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
  const asked = form.get("outcome") ?? form.get("move");
  const outcome = [...OUTCOMES, ...MOVES].find((each) => each === asked) ?? "approved";
  const reason = form.get("reason");
  const fields = form.getAll("fields").filter(isNomineeField);
  return {
    outcome,
    reason: typeof reason === "string" ? reason : "",
    fields,
    notes: typedNotes(form),
  };
}

import { z } from "zod";

import { INVITED_ROLES } from "#app/domain/invitation/refusal.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { parseLine } from "#app/domain/nominee/names.ts";

/** Faults of a field, as keys of `invitation:problem`. */
export const FIELD_PROBLEMS = [
  "delegation",
  "number",
  "day",
  "future",
  "name",
  "email",
  "language",
  "role",
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

const line = (problem: FieldProblem, most: number) =>
  z.string({ error: problem }).transform((text, context) => {
    const read = parseLine(text);
    if (read.ok && read.value !== "" && [...read.value].length <= most) return read.value;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });

export const personForm = z.object({
  name: line("name", 80),
  email: z
    .string({ error: "email" })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: "email" }).max(254, { error: "email" })),
  language: z.enum(LANGUAGES, { error: "language" }),
});

export const roleForm = z.object({ role: z.enum(INVITED_ROLES, { error: "role" }) });

export const delegationForm = z.object({
  delegationId: z.string({ error: "delegation" }).min(1, { error: "delegation" }),
});

/** A note's number and day; `today` is the latest that it can be dated. */
export const noteForm = (today: string) =>
  z.object({
    number: line("number", 40),
    day: z.iso
      .date({ error: "day" })
      .refine((day) => day <= today, { error: "future", abort: true }),
  });

/** The faults of a form, in the order of its fields. */
export const problemsOf = (
  error: z.ZodError | undefined,
): { field: string; problem: FieldProblem }[] =>
  (error?.issues ?? []).flatMap(({ path, message }) => {
    const problem = FIELD_PROBLEMS.find((each) => each === message);
    return problem ? [{ field: String(path[0]), problem }] : [];
  });

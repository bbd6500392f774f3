import { z } from "zod";

import { ROLES } from "#app/domain/access/roles.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { parseLine } from "#app/domain/nominee/names.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";

const line = z.string().transform((text, context) => {
  const read = parseLine(text);
  if (read.ok && read.value !== "") return read.value;
  context.addIssue({ code: "custom", message: "name" });
  return z.NEVER;
});

/** Somebody to be added; each fault is the key of its sentence, `admin:problem.<key>`. */
export const accountForm = z.object({
  name: line,
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: "email" }).max(254, { error: "email" })),
  language: z.enum(LANGUAGES, { error: "language" }),
  role: z.enum(ROLES, { error: "role" }),
  delegationId: z.string().transform((id) => id || null),
});

/** Where the demonstration's clock is to stand: a local time in Astana of this century. */
export const clockForm = z.object({
  to: z.string().transform((text, context) => {
    if (/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(text)) {
      try {
        return astanaInstant(text);
      } catch {
        // No such day: said below.
      }
    }
    context.addIssue({ code: "custom", message: "clock" });
    return z.NEVER;
  }),
});

export const PROBLEMS = [
  "name",
  "email",
  "language",
  "role",
  "clock",
  "delegation_missing",
  "delegation_not_wanted",
  "delegation_unknown",
  "email_taken",
  "focal_exists",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** The faults of a form that was refused, as keys of their sentences. */
export const problemsOf = (error: z.ZodError): { field: string; problem: Problem }[] =>
  error.issues.flatMap(({ path, message }) => {
    const problem = PROBLEMS.find((each) => each === message);
    return problem ? [{ field: String(path[0]), problem }] : [];
  });

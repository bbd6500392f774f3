import { z } from "zod";

import { CODE } from "#app/domain/application/code.ts";
import { APPLICANT_KINDS } from "#app/domain/delegation/status.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { parseLine } from "#app/domain/nominee/names.ts";

/** Faults of a field, as keys of `application:problem`. */
export const APPLICATION_PROBLEMS = [
  "kind",
  "name",
  "country",
  "contact",
  "email",
  "language",
  "website",
  "people",
  "purpose",
  "code",
  "code_taken",
  "sortKey",
  "reason",
] as const;
export type ApplicationProblem = (typeof APPLICATION_PROBLEMS)[number];

const line = (problem: ApplicationProblem) =>
  z.string({ error: problem }).transform((text, context) => {
    const read = parseLine(text);
    if (read.ok && read.value !== "") return read.value;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });

const email = z
  .string({ error: "email" })
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "email" }).max(254, { error: "email" }));

const website = z
  .string({ error: "website" })
  .trim()
  .max(200, { error: "website" })
  .transform((text) => (text === "" || /^https?:\/\//i.test(text) ? text : `https://${text}`))
  .refine((text) => text === "" || isWebAddress(text), { error: "website" });

/** An http or https address of a name on the network, without a user or port. */
function isWebAddress(text: string): boolean {
  return z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .refine((url) => !/^https?:\/\/[^/]*[@:]/i.test(url))
    .safeParse(text).success;
}

/** What an entity says of itself. Names and texts of any script. */
export const applicationForm = z.object({
  formId: z.uuid(),
  kind: z.enum(APPLICANT_KINDS, { error: "kind" }),
  name: line("name"),
  country: line("country"),
  contact: line("contact"),
  email,
  language: z.enum(LANGUAGES, { error: "language" }),
  website,
  people: z.coerce
    .number({ error: "people" })
    .int({ error: "people" })
    .min(1, { error: "people" })
    .max(5000, { error: "people" }),
  purpose: z.string({ error: "purpose" }).trim().max(500, { error: "purpose" }),
});

/** How the entity is to be called, as the officer settles it. */
export const acceptanceForm = z.object({
  nameEn: line("name"),
  nameRu: line("name"),
  nameKk: line("name"),
  code: z.string({ error: "code" }).trim().toUpperCase().regex(CODE, { error: "code" }),
  sortKey: line("sortKey"),
});

export const refusalForm = z.object({
  reason: z
    .string({ error: "reason" })
    .trim()
    .min(1, { error: "reason" })
    .max(500, { error: "reason" }),
});

/** An entity that is invited without having applied. */
export const directForm = z.object({
  kind: z.enum(APPLICANT_KINDS, { error: "kind" }),
  entity: line("name"),
  contact: line("contact"),
  email,
  language: z.enum(LANGUAGES, { error: "language" }),
});

export type Fault = { field: string; problem: ApplicationProblem };

/** The faults of a form, in the order of its fields. */
export const faultsOf = (error: z.ZodError | undefined): Fault[] =>
  (error?.issues ?? []).flatMap(({ path, message }) => {
    const problem = APPLICATION_PROBLEMS.find((each) => each === message);
    return problem ? [{ field: String(path[0]), problem }] : [];
  });

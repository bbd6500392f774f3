import { z } from "zod";

import { STANCES } from "#app/domain/document/position.ts";
import { DOCUMENT_PARTS, DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import { DIRECTIONS } from "#app/domain/document/turns.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";

const words = z.string().trim().default("");
const chosen = z
  .string()
  .default("")
  .transform((id) => id || null);
/** An ISO day, or empty. */
const day = z.union([z.iso.date(), z.literal("")]).default("");

/** The forms of the page; what does not parse was made by no form of ours. */
export const documentForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("turn"),
    direction: z.enum(DIRECTIONS),
    seen: z.enum(DOCUMENT_STATUSES),
    day,
    meeting: chosen,
    reason: words,
    sure: z.string().optional(),
  }),
  z.object({
    intent: z.literal("version"),
    after: z.coerce.number().int().min(0),
    language: z.enum(LANGUAGES),
    text: z.string().default(""),
    remark: words,
    meeting: chosen,
  }),
  z.object({
    intent: z.literal("silence"),
    /** `2022-10-12T18:00`, of Astana; null where the browser sent none. */
    deadline: z
      .string()
      .default("")
      .transform((local) =>
        /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? astanaInstant(local) : null,
      ),
  }),
  z.object({ intent: z.literal("silence_withdraw") }),
  z.object({
    intent: z.enum(["sponsor_put", "sponsor_drop"]),
    part: z.enum(DOCUMENT_PARTS),
    delegation: words,
  }),
  z.object({
    intent: z.literal("position"),
    version: z.coerce.number().int().min(1),
    paragraph: z
      .string()
      .default("")
      .transform((number) => (number ? Number(number) : null))
      .pipe(z.number().int().nullable()),
    stance: z.enum(STANCES),
    proposal: words,
    remark: words,
  }),
]);
export type DocumentForm = z.infer<typeof documentForm>;
export type FormName = "turn" | "version" | "silence" | "position" | "sponsors";

/** What the page says after something was done; carried in the address, so that a reload does nothing twice. */
export const DONE = [
  "moved",
  "version",
  "opened",
  "withdrawn",
  "position",
  "broke",
  "too_late",
  "added",
  "sponsors",
] as const;
export type Done = (typeof DONE)[number];

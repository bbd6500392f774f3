import { z } from "zod";

import { LISTS, ORDERS } from "#app/domain/precedence/policy.ts";
import { REPRESENTED_BY, STAGES } from "#app/domain/precedence/representation.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

const list = z.enum(LISTS);
const uuid = z.uuid();
const delegation = z.string().min(1).max(60);

/** What a page of a session may ask for; `malformed` is what no form of ours could send. */
const requests = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("represent"),
    delegation,
    stage: z.enum(STAGES),
    rank: z.enum(REPRESENTED_BY),
    since: z.string().trim(),
    scope: z.enum(["summit", "session"]),
  }),
  z.object({ intent: z.literal("undoRepresent"), id: uuid }),
  z.object({
    intent: z.literal("place"),
    list,
    delegation,
    place: z.string().trim(),
    reason: z.string(),
  }),
  z.object({ intent: z.literal("undoPlace"), id: uuid }),
  z.object({
    intent: z.literal("order"),
    list,
    order: z.enum(ORDERS),
    byStatus: z.literal("on").optional(),
    drawn: z.string(),
  }),
  z.object({ intent: z.literal("minutes"), delegation, minutes: z.string().trim() }),
]);
export type SessionRequest = z.infer<typeof requests>;

export function readRequest(form: FormData): Result<SessionRequest, "malformed"> {
  const read = requests.safeParse(Object.fromEntries(form));
  return read.success ? ok(read.data) : err("malformed");
}

/** A day as typed: null when left empty, undefined when it is none of the calendar. */
export function dayTyped(text: string): string | null | undefined {
  if (text === "") return null;
  return z.iso.date().safeParse(text).success ? text : undefined;
}

/** A whole number as typed; undefined when it is none. */
export const numberTyped = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text) ? Number(text) : undefined;

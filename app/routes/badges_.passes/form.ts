import { z } from "zod";

import type { TypedDayBadge } from "#app/domain/badge/day-badge.ts";
import { PASS_END_REASONS, type PassEndReason } from "#app/domain/badge/pass.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

export type PassOrder =
  | { intent: "issue"; ids: readonly string[] }
  | { intent: "replace" | "end"; passId: string; reason: PassEndReason }
  | { intent: "day-badge"; typed: TypedDayBadge };

const text = z.string().max(2000);
const order = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("issue"), ids: z.array(z.uuid()) }),
  z.object({ intent: z.literal("replace"), passId: z.uuid(), reason: z.enum(PASS_END_REASONS) }),
  z.object({ intent: z.literal("end"), passId: z.uuid(), reason: z.enum(PASS_END_REASONS) }),
  z.object({
    ...{ intent: z.literal("day-badge"), holderName: text, day: text.default("") },
    ...{ delegationId: text, escort: text, zones: z.array(text).max(100), reason: text },
  }),
]);

/**
 * The order of a form of this page.
 * @returns `reason_missing` when only that is; anything else unreadable never came from our form, and throws
 */
export function parsePassOrder(form: FormData): Result<PassOrder, "reason_missing"> {
  const parsed = order.safeParse({
    ...Object.fromEntries(form),
    ...{ ids: form.getAll("ids"), zones: form.getAll("zones") },
  });
  if (!parsed.success) {
    if (parsed.error.issues.every(({ path }) => path[0] === "reason")) return err("reason_missing");
    throw new Response(null, { status: 400 });
  }
  if (parsed.data.intent !== "day-badge") return ok(parsed.data);
  const { intent, ...typed } = parsed.data;
  return ok({ intent, typed });
}

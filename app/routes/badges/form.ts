import { z } from "zod";

import { REVOCATION_REASONS } from "#app/domain/badge/issue.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { DeskOrder } from "#app/server/badge/at-desk.server.ts";

const badgeId = z.uuid();
const delegationId = z.string().min(1);
const reason = z.enum(REVOCATION_REASONS);
/** A tick in a form is there or is not. */
const handedIn = z
  .string()
  .optional()
  .transform((tick) => tick !== undefined);
const order = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("issue"), nomineeId: z.uuid() }),
  z.object({ intent: z.literal("issue-all"), delegationId }),
  z.object({ intent: z.literal("revoke"), badgeId, reason, handedIn }),
  z.object({
    intent: z.literal("revoke-marked"),
    badgeIds: z.array(badgeId).min(1),
    reason,
    handedIn,
  }),
  z.object({ intent: z.literal("replace"), badgeId, reason, handedIn }),
  z.object({ intent: z.literal("reinstate"), badgeId }),
]);

/**
 * The order of a form of the desk.
 * @returns `nobody_marked` or `no_reason` when only those are missing; anything else unreadable never came from our form, and throws
 */
export function parseOrder(form: FormData): Result<DeskOrder, "no_reason" | "nobody_marked"> {
  const badgeIds = form.getAll("badgeIds");
  const parsed = order.safeParse({ ...Object.fromEntries(form), badgeIds });
  if (parsed.success) return ok(parsed.data);
  if (parsed.error.issues.some(({ path, code }) => path[0] === "badgeIds" && code === "too_small"))
    return err("nobody_marked");
  if (parsed.error.issues.every(({ path }) => path[0] === "reason")) return err("no_reason");
  throw new Response(null, { status: 400 });
}

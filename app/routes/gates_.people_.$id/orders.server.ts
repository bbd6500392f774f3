import { z } from "zod";

import { DIRECTIONS } from "#app/domain/gate/verdict.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { correctLedger } from "#app/server/supervision/correct.server.ts";
import { holdBack, letGo } from "#app/server/supervision/hold-back.server.ts";
import { type By, letInAgainstVerdict } from "#app/server/supervision/override.server.ts";

const reason = z.string().max(300);
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("hold"), reason }),
  z.object({ intent: z.literal("let-go") }),
  z.object({ intent: z.literal("let-in"), passageId: z.string(), reason }),
  z.object({
    intent: z.literal("correct"),
    gateId: z.string().max(64),
    direction: z.enum(DIRECTIONS),
    time: z.string().max(16),
    reason,
  }),
]);

/** What a supervisor wants done about a person. */
export type PersonOrder = z.infer<typeof form>;
export const SAID = ["hold", "let-go", "correct", "let-in"] as const;

export function readOrder(data: FormData): PersonOrder {
  const read = form.safeParse(Object.fromEntries(data));
  // What is unreadable never came from our form.
  if (!read.success) throw new Response(null, { status: 400 });
  return read.data;
}

export function carryOut(nomineeId: string, order: PersonOrder, by: By) {
  switch (order.intent) {
    case "hold":
      return holdBack({ nomineeId, reason: order.reason }, by);
    case "let-go":
      return letGo(nomineeId, by);
    case "let-in":
      return letInAgainstVerdict(order, by);
    case "correct":
      return correctLedger({ nomineeId, day: astanaDay(by.now), ...order }, by);
    default:
      return assertNever(order);
  }
}

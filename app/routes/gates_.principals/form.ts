import { z } from "zod";

import { DIRECTIONS } from "#app/domain/gate/verdict.ts";

const form = z.object({
  gateId: z.string().max(64),
  delegationId: z.string().max(64),
  direction: z.enum(DIRECTIONS),
  // An empty box is nobody.
  principals: z.coerce.number().catch(Number.NaN),
  escorts: z.coerce.number().catch(Number.NaN),
});

export function readEscort(data: FormData): z.infer<typeof form> {
  const read = form.safeParse(Object.fromEntries(data));
  // What is unreadable never came from our form.
  if (!read.success) throw new Response(null, { status: 400 });
  return read.data;
}

/** The field that mends each refusal. */
export const FIELD_OF = {
  nobody: "principals",
  not_a_number: "principals",
  gate_missing: "gate",
  delegation_missing: "delegation",
} as const;

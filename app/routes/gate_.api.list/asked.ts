import { z } from "zod";

import type { ListAsked } from "#app/server/gate/list.server.ts";

/** A transaction id of PostgreSQL: 64 bits, never 0. */
const LARGEST_HORIZON = 2n ** 64n - 1n;

const askedForm = z.object({
  asked: z.string().min(1).max(64),
  number: z.coerce.number().int().nonnegative().optional(),
  horizon: z
    .string()
    .refine((digits) => /^\d{1,20}$/.test(digits) && BigInt(digits) <= LARGEST_HORIZON)
    .optional(),
});

/** What a phone asks for; undefined for a question of another form. */
export function readAsked(query: URLSearchParams): ListAsked | undefined {
  const read = askedForm.safeParse(Object.fromEntries(query));
  if (!read.success) return undefined;
  const { asked, number, horizon } = read.data;
  return {
    asked,
    held: number === undefined || horizon === undefined ? null : { number, horizon },
  };
}

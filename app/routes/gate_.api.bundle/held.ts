import { z } from "zod";

import type { RecordsHeld } from "#app/domain/gate/wire.ts";

const none = z.strictObject({});
const some = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  number: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().max(2 ** 31 - 1)),
});

/** Which records a phone says it holds: null for none; undefined for a question of another form. */
export function readHeld(query: URLSearchParams): RecordsHeld | null | undefined {
  const given = Object.fromEntries(query);
  return none.safeParse(given).success ? null : some.safeParse(given).data;
}

import { z } from "zod";

import {
  CHECK_REASONS,
  DIRECTIONS,
  GUARD_DECISIONS,
  REFUSAL_REASONS,
  VERDICT_KINDS,
} from "#app/domain/gate/verdict.ts";
import type { PassageUpload } from "#app/domain/gate/wire.ts";

/** A phone sends its queue in parts of this size at most. */
const BATCH = 100;

const seconds = z.number().int().nonnegative().max(8e9);

const passageReport = z.strictObject({
  id: z.uuid(),
  sequence: z
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
  gateId: z.string().max(64),
  direction: z.enum(DIRECTIONS),
  serial: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  verdict: z.enum(VERDICT_KINDS),
  reason: z.enum([...REFUSAL_REASONS, ...CHECK_REASONS]).nullable(),
  decision: z.enum(GUARD_DECISIONS).nullable(),
  scannedAt: seconds,
});

/** What `/gate/api/passages` takes; anything else is refused whole, and nothing of it is kept. */
export const passageUpload = z.strictObject({
  passages: z.array(passageReport).max(BATCH),
  deviceNow: z.number().int(),
  listAsOf: seconds.nullable(),
  unsent: z.number().int().nonnegative(),
}) satisfies z.ZodType<PassageUpload>;

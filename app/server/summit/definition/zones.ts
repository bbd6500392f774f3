import { z } from "zod";

import { FLOATER_RULES } from "#app/domain/gate/floater.ts";
import { DIRECTIONS } from "#app/domain/gate/verdict.ts";

import { count, id, localTime, minutes, trilingual } from "./words.ts";

const zone = z.strictObject({
  number: z.int().min(1).max(99),
  name: trilingual,
  freshnessMinutes: minutes,
  graceMinutes: minutes,
  capacity: count,
  within: z.int().min(1).max(99).optional(),
  floater: z.enum(FLOATER_RULES).optional(),
  hours: z
    .array(
      z.strictObject({
        from: localTime,
        until: localTime,
        categories: z.array(id).min(1).optional(),
      }),
    )
    .min(1)
    .optional(),
});
const gate = z.strictObject({
  id,
  name: trilingual,
  zone: z.int(),
  direction: z.enum(DIRECTIONS),
  staffed: z.boolean().optional(),
});

/** `zones.json`: zones and the gates into them. */
export const zonesFile = z.strictObject({ zones: z.array(zone).min(1), gates: z.array(gate) });

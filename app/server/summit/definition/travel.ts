import { z } from "zod";

import { CATEGORY_LETTERS } from "#app/domain/badge/letter.ts";
import { LATE_RULES } from "#app/domain/declaration/rules.ts";
import { DELEGATION_STATUSES } from "#app/domain/delegation/status.ts";
import { BASES } from "#app/domain/programme/kinds.ts";
import { ENTRY_POINT_KINDS } from "#app/domain/travel/places.ts";

import { count, day, id, time, trilingual, unverified } from "./words.ts";

const megahertz = z.number().positive();
const declarationRule = z.strictObject({
  workingDays: z.int().min(0).max(60),
  basis: z.enum(BASES),
});

/** `travel.json`: hotels, entry points, limits, and what is declared how early. */
export const travelFile = z.strictObject({
  hotels: z.array(z.strictObject({ id, name: trilingual, provisional: z.boolean(), unverified })),
  entryPoints: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(ENTRY_POINT_KINDS),
        code: z
          .string()
          .regex(/^[A-Z]{3}$/, "must be the three letters of an airport")
          .nullable(),
        name: trilingual,
        provisional: z.boolean(),
        unverified,
      }),
    )
    .min(1),
  travelLimits: z.array(
    z.strictObject({
      status: z.enum(DELEGATION_STATUSES),
      vehicles: count,
      weapons: count,
      radios: count,
      basis: z.enum(BASES),
    }),
  ),
  declarationRules: z.strictObject({
    closesAt: time,
    holidays: z.array(day),
    late: z.enum(LATE_RULES),
    bearerLetter: z.enum(CATEGORY_LETTERS),
    weapons: declarationRule.extend({ rounds: count }),
    radios: declarationRule.extend({
      watts: z.number().positive(),
      bands: z.array(z.strictObject({ from: megahertz, to: megahertz })).min(1),
    }),
  }),
});

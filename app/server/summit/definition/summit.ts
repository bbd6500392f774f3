import { z } from "zod";

import { SHEETS } from "#app/domain/badge/sheets.ts";
import { BASES } from "#app/domain/programme/kinds.ts";
import { PURGED_CLASSES } from "#app/domain/retention/classes.ts";

import { count, day, id, localTime, text, timeZone, trilingual, unverified } from "./words.ts";

/** `summit.json`: names, days, venue, deadlines. */
export const summitFile = z.strictObject({
  id,
  name: trilingual,
  organisation: trilingual,
  shortName: trilingual,
  abbreviation: trilingual,
  city: trilingual,
  dates: trilingual,
  timeZone,
  days: z.array(day).min(1),
  venue: z.strictObject({ name: trilingual, address: trilingual }),
  badgeDesk: z.strictObject({
    place: trilingual,
    telephone: text,
    emergency: text,
    sheet: z.enum(SHEETS).optional(),
  }),
  nominations: z.strictObject({ open: localTime, close: localTime }),
  notice: z
    .strictObject({ version: text.max(40), operator: trilingual, text: trilingual })
    .optional(),
  retention: z
    .strictObject({
      automatic: z.boolean(),
      basis: z.enum(BASES),
      rules: z.array(
        z.strictObject({
          data: z.enum(PURGED_CLASSES),
          days: count,
          purpose: trilingual.optional(),
        }),
      ),
    })
    .optional(),
  badgeValidity: z.strictObject({ from: localTime, until: localTime }),
  demonstrationStart: localTime,
  unverified,
});

import { z } from "zod";

import {
  DELEGATION_KINDS,
  DELEGATION_STATUSES,
  STATUS_PRECISIONS,
} from "#app/domain/delegation/status.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { LISTS, OFFICE_PLACES, ORDERS } from "#app/domain/precedence/policy.ts";
import { PRINCIPAL_RANKS } from "#app/domain/precedence/ranks.ts";

import { day, id, text, timeZone, trilingual, unverified } from "./words.ts";

const delegation = z.strictObject({
  id,
  kind: z.enum(DELEGATION_KINDS),
  iso2: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be two capital letters")
    .nullable(),
  iso3: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be three capital letters")
    .nullable(),
  code: z.string().regex(/^[A-Z]{2,8}$/, "must be two to eight capital letters"),
  name: trilingual,
  formalName: trilingual,
  sortKey: text,
  filing: z.strictObject({ en: text, ru: text, kk: text }).partial().optional(),
  filedAfter: z.strictObject({ en: id, ru: id, kk: id }).partial().optional(),
  statuses: z
    .array(
      z.strictObject({
        status: z.enum(DELEGATION_STATUSES),
        from: day,
        precision: z.enum(STATUS_PRECISIONS).optional(),
      }),
    )
    .min(1),
  capitalTimeZone: timeZone.nullable(),
  principal: z
    .strictObject({ rank: z.enum(PRINCIPAL_RANKS), inOfficeSince: day.nullable() })
    .nullable(),
  unverified,
});
const officePlace = z.enum(OFFICE_PLACES);
const precedence = z.strictObject({
  host: id.nullable(),
  chair: id.nullable(),
  ranks: z.array(z.array(z.enum(PRINCIPAL_RANKS)).min(1)).min(1),
  filedByPractice: z.array(z.enum(LANGUAGES)),
  lists: z.record(
    z.enum(LISTS),
    z.strictObject({
      order: z.enum(ORDERS),
      byStatus: z.boolean(),
      chair: officePlace,
      host: officePlace,
      reversed: z.boolean(),
    }),
  ),
  statementMinutes: z.int().min(1).max(120),
  photoRow: z.int().min(3).max(60),
});

/** `delegations.json`: who is invited, and who goes before whom. */
export const delegationsFile = z.strictObject({
  delegations: z.array(delegation).min(1),
  precedence: precedence.optional(),
});

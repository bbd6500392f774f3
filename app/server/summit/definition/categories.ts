import { z } from "zod";

import { BADGE_TEMPLATES } from "#app/domain/badge/layout/printed.ts";
import { CATEGORY_LETTERS } from "#app/domain/badge/letter.ts";
import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { APPLICANT_KINDS, DELEGATION_STATUSES } from "#app/domain/delegation/status.ts";
import { PHOTO_RULES } from "#app/domain/summit/definition.ts";

import { count, counts, id, trilingual } from "./words.ts";

const category = z.strictObject({
  id,
  letter: z.enum(CATEGORY_LETTERS),
  name: trilingual,
  quotaGroup: id,
  zones: z.array(z.int().min(1).max(99)),
  photo: z.enum(PHOTO_RULES),
  vettingPath: z.array(id).min(1),
  twoPerson: z.boolean(),
  template: z.enum(BADGE_TEMPLATES),
  level: z.enum(MEETING_LEVELS).optional(),
  openTo: z.array(z.enum(DELEGATION_STATUSES)).min(1).optional(),
});
const quotaRule = z.strictObject({
  status: z.enum(DELEGATION_STATUSES),
  badges: counts,
  hosted: count,
  floaters: counts,
});

/** `categories.json`: who is accredited as what, and how many of each. */
export const categoriesFile = z.strictObject({
  quotaGroups: z
    .array(z.strictObject({ id, letter: z.enum(CATEGORY_LETTERS), name: trilingual }))
    .min(1),
  categories: z.array(category).min(1),
  quotas: z.array(quotaRule),
  applicants: z.array(z.enum(APPLICANT_KINDS)).optional(),
  dayBadge: z.strictObject({ zones: z.array(z.int()).min(1) }).optional(),
});

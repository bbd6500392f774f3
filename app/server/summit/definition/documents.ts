import { z } from "zod";

import { DELEGATION_STATUSES } from "#app/domain/delegation/status.ts";
import { POSITIONS_SEEN_BY, RESERVATION_RULES } from "#app/domain/document/rules.ts";
import { DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import { BASES } from "#app/domain/programme/kinds.ts";

import { id, trilingual, unverified } from "./words.ts";

const document = z.strictObject({
  id,
  title: trilingual,
  note: trilingual.nullable(),
  status: z.enum(DOCUMENT_STATUSES),
  proposer: id.nullable().optional(),
  coordinator: id.nullable().optional(),
  coCoordinators: z.array(id).optional(),
  unverified,
});
const documentRules = z.strictObject({
  readers: z.array(z.enum(DELEGATION_STATUSES)).min(1),
  say: z.array(z.enum(DELEGATION_STATUSES)).min(1),
  positionsSeenBy: z.enum(POSITIONS_SEEN_BY),
  reservations: z.enum(RESERVATION_RULES),
  silence: z.strictObject({ leastHours: z.int().min(1), remindHours: z.int().min(1) }),
  basis: z.enum(BASES),
});
const currency = z.string().regex(/^[A-Z]{3}$/, "must be three capital letters, such as USD");

/** `documents.json`: outcome documents, and what may be done with them. */
export const documentsFile = z.strictObject({
  documentRules: documentRules.optional(),
  fund: z.strictObject({ currencies: z.array(currency).min(1) }).optional(),
  documents: z.array(document),
});

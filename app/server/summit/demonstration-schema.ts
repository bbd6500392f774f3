import { z } from "zod";

import { ROLES } from "#app/domain/access/roles.ts";
import { ANSWERS, MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { APPLICANT_KINDS } from "#app/domain/delegation/status.ts";
import { INVITED_ROLES } from "#app/domain/invitation/refusal.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { NOMINEE_FIELDS } from "#app/domain/nominee/fields.ts";
import { FILE_STATUSES } from "#app/domain/nominee/status.ts";

import { JOURNEY_FIELDS } from "#app/domain/travel/journey.ts";
import { VEHICLE_PURPOSES } from "#app/domain/travel/vehicle.ts";

import { FIGURES } from "./portraits.server.ts";

const day = z.iso.date();
const localTime = z.iso.datetime({ local: true, precision: -1 });

const account = z.strictObject({
  role: z.enum(ROLES),
  name: z.string().min(1),
  /** Addresses that lead nowhere (RFC 2606 §2). */
  email: z.email().endsWith(".example").lowercase(),
  language: z.enum(LANGUAGES),
  delegation: z.string().nullable(),
});

const nominee = z.strictObject({
  delegation: z.string(),
  category: z.string(),
  status: z.enum(FILE_STATUSES),
  /** The stage that the file waits for; null before it was sent and after it was decided. */
  stage: z.string().nullable(),
  honorific: z.string(),
  surname: z.string().min(1),
  givenNames: z.string(),
  nativeName: z.string(),
  position: z.string(),
  nationality: z.string().length(3),
  birthDate: day.nullable(),
  passport: z.strictObject({ number: z.string().min(7).max(9), expires: day }),
  /** Null where there is no photo, yet or at all. */
  face: z.strictObject({ figure: z.enum(FIGURES), seed: z.string() }).nullable(),
  sent: localTime.nullable(),
  returned: z
    .strictObject({ fields: z.array(z.enum(NOMINEE_FIELDS)), reason: z.string() })
    .optional(),
  reason: z.string().optional(),
});

const meeting = z.strictObject({
  requester: z.string(),
  asked: z.array(z.string()).min(1),
  level: z.enum(MEETING_LEVELS),
  minutes: z.int().positive(),
  day: day.nullable(),
  topic: z.string(),
  /** The N of each side's 1+N. */
  companions: z.int().min(0),
  booths: z.int().min(0),
  pressMinutes: z.int().min(0),
  /** A residence or fixed room. */
  place: z.string().nullable(),
  answer: z.enum(ANSWERS),
  placed: z.strictObject({ room: z.string(), start: localTime }).nullable(),
});

const note = z.strictObject({
  delegation: z.string(),
  day,
  /** What the PDF says; a tab begins the next column. */
  lines: z.array(z.string()).min(1),
});

const invitation = z.strictObject({
  delegation: z.string(),
  role: z.enum(INVITED_ROLES),
  name: z.string().min(1),
  email: z.email().endsWith(".example").lowercase(),
  language: z.enum(LANGUAGES),
  /** How long ago, in real time, its link was sent. */
  daysAgo: z.int().min(0),
  /** A used one names somebody who has an account. */
  ended: z.enum(["used", "withdrawn"]).nullable(),
});

const application = z.strictObject({
  kind: z.enum(APPLICANT_KINDS),
  name: z.string().min(1),
  country: z.string().min(1),
  contact: z.string().min(1),
  email: z.email().endsWith(".example").lowercase(),
  language: z.enum(LANGUAGES),
  website: z.string(),
  people: z.int().positive(),
  purpose: z.string(),
});

const text = z.string().min(1);
/** As a focal point types it; read by the rules of the form. */
const journey = z.record(z.enum(JOURNEY_FIELDS), z.string());
const travel = z.strictObject({
  journeys: z.array(
    z.strictObject({
      delegation: text,
      surname: text,
      arrival: journey,
      departure: journey.optional(),
      hotel: z.string().optional(),
      interprets: z.array(text).optional(),
      diet: z.string().optional(),
    }),
  ),
  vehicles: z.array(
    z.strictObject({
      delegation: text,
      plate: text,
      make: text,
      colour: text,
      driver: text,
      purpose: z.enum(VEHICLE_PURPOSES),
    }),
  ),
  weapons: z.array(
    z.strictObject({
      delegation: text,
      bearer: text,
      details: z.strictObject({
        make: text,
        model: text,
        calibre: text,
        serial: text,
        rounds: z.int(),
      }),
      entryPoint: text,
      entryDay: day,
      exitPoint: text,
      exitDay: day,
    }),
  ),
});

/** The invented people, files and meetings of the demonstration: `demonstration.json` in a definition's folder. */
export const demonstrationSchema = z.strictObject({
  accounts: z.array(account),
  notesVerbales: z.record(z.string(), z.string()),
  nominees: z.array(nominee),
  meetings: z.array(meeting),
  notes: z.array(note),
  invitations: z.array(invitation),
  applications: z.array(application),
  floaters: z.array(z.strictObject({ delegation: text, zone: z.int(), issued: z.boolean() })),
  travel,
});

export type Demonstration = z.infer<typeof demonstrationSchema>;
export type InventedNominee = Demonstration["nominees"][number];
export type InventedMeeting = Demonstration["meetings"][number];

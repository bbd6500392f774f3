import { z } from "zod";

import { CATEGORY_LETTERS } from "#app/domain/badge/letter.ts";
import { BADGE_TEMPLATES } from "#app/domain/badge/layout/printed.ts";
import { SHEETS } from "#app/domain/badge/sheets.ts";
import { ROLES } from "#app/domain/access/roles.ts";
import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import {
  APPLICANT_KINDS,
  DELEGATION_KINDS,
  DELEGATION_STATUSES,
  STATUS_PRECISIONS,
} from "#app/domain/delegation/status.ts";
import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import { POSITIONS_SEEN_BY, RESERVATION_RULES } from "#app/domain/document/rules.ts";
import { DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import { LATE_RULES } from "#app/domain/declaration/rules.ts";
import { FLOATER_RULES } from "#app/domain/gate/floater.ts";
import { DIRECTIONS } from "#app/domain/gate/verdict.ts";
import { MOST_MINUTES, MOST_POINTS, MOST_SPEAKERS } from "#app/domain/programme/agenda.ts";
import {
  BASES,
  PRESS_ACCESS,
  PROGRAMME_KINDS,
  TIME_BASES,
  VISIBILITIES,
} from "#app/domain/programme/kinds.ts";
import { LISTS, OFFICE_PLACES, ORDERS } from "#app/domain/precedence/policy.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { PURGED_CLASSES } from "#app/domain/retention/classes.ts";
import { PRINCIPAL_RANKS } from "#app/domain/precedence/ranks.ts";
import { ENTRY_POINT_KINDS } from "#app/domain/travel/places.ts";
import { PHOTO_RULES, ROOM_KINDS, UNVERIFIED_LANGUAGES } from "#app/domain/summit/definition.ts";

const text = z.string().trim().min(1, "must not be empty");
const trilingual = z.strictObject({ en: text, ru: text, kk: text });
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, "must be small letters, digits, - or _, such as kz or plenary-1");
const day = z.iso.date("must be a day such as 2022-10-13");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be an hour such as 09:30");
const localTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/,
    "must be a local time such as 2022-10-13T09:30",
  )
  .refine((local) => z.iso.date().safeParse(local.slice(0, 10)).success, "is no day of a calendar");
const minutes = z.int().min(0);
const count = z.int().min(0);
const counts = z.record(z.string(), count);
const unverified = z.array(z.enum(UNVERIFIED_LANGUAGES));
const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}, "must be an IANA time zone such as Asia/Almaty");

const summit = z.strictObject({
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
const room = z.strictObject({
  id,
  name: trilingual,
  kind: z.enum(ROOM_KINDS),
  zone: z.int(),
  seats: count,
  booths: count,
  press: z.boolean(),
  setupMinutes: minutes,
  turnoverMinutes: minutes,
  opens: time,
  closes: time,
  venue: id.optional(),
  delegation: id.optional(),
  provisional: z.boolean(),
});
const travelTime = z.strictObject({
  between: z.tuple([id, id]),
  minutes: z.int().min(1),
  basis: z.enum(BASES),
});
const stage = z.strictObject({
  id,
  name: trilingual,
  role: z.enum(ROLES),
  hours: z.int().min(1),
});
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
const agendaPoint = z.strictObject({
  title: trilingual,
  speakers: z
    .array(
      z.strictObject({
        delegation: id.nullable(),
        office: trilingual.nullable(),
        minutes: z.int().min(1).max(MOST_MINUTES).nullable(),
      }),
    )
    .max(MOST_SPEAKERS),
  statements: z.boolean(),
});
const programmeItem = z.strictObject({
  id,
  date: day,
  start: time.nullable(),
  end: time.nullable(),
  kind: z.enum(PROGRAMME_KINDS),
  title: trilingual,
  note: trilingual.nullable(),
  place: trilingual.nullable(),
  room: id.nullable(),
  mode: z.enum(MEETING_MODES).nullable().optional(),
  agenda: z.array(agendaPoint).max(MOST_POINTS).optional(),
  parties: z.array(z.string()),
  visibility: z.enum(VISIBILITIES),
  press: z.enum(PRESS_ACCESS),
  basis: z.enum(BASES),
  timeBasis: z.enum(TIME_BASES),
  unverified,
});
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

const named = z.strictObject({ from: day.nullable(), name: trilingual });
const tenure = z.strictObject({
  coordinator: id.nullable(),
  coCoordinators: z.array(id),
  from: day.nullable(),
  until: day.nullable(),
});
const meeting = z.strictObject({
  id,
  body: id,
  item: id.nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  mode: z.enum(MEETING_MODES).nullable(),
  place: trilingual.nullable(),
  chair: id.nullable(),
  participants: z.array(z.strictObject({ delegation: id, level: z.enum(PRINCIPAL_RANKS) })),
  basis: z.enum(BASES),
});

const megahertz = z.number().positive();
const declarationRule = z.strictObject({
  workingDays: z.int().min(0).max(60),
  basis: z.enum(BASES),
});

/** The files of a definition folder and the shape of each (docs/summit-definition.md). */
export const SUMMIT_FILES = {
  "summit.json": summit,
  "categories.json": z.strictObject({
    quotaGroups: z
      .array(z.strictObject({ id, letter: z.enum(CATEGORY_LETTERS), name: trilingual }))
      .min(1),
    categories: z.array(category).min(1),
    quotas: z.array(quotaRule),
    applicants: z.array(z.enum(APPLICANT_KINDS)).optional(),
    dayBadge: z.strictObject({ zones: z.array(z.int()).min(1) }).optional(),
  }),
  "zones.json": z.strictObject({ zones: z.array(zone).min(1), gates: z.array(gate) }),
  "rooms.json": z.strictObject({
    rooms: z.array(room),
    venues: z.array(z.strictObject({ id, name: trilingual, unverified })).optional(),
    travelTimes: z.array(travelTime).optional(),
  }),
  "vetting.json": z.strictObject({ vettingStages: z.array(stage).min(1) }),
  "delegations.json": z.strictObject({
    delegations: z.array(delegation).min(1),
    precedence: precedence.optional(),
  }),
  "programme.json": z.strictObject({ programme: z.array(programmeItem) }),
  "documents.json": z.strictObject({
    documentRules: documentRules.optional(),
    fund: z.strictObject({ currencies: z.array(currency).min(1) }).optional(),
    documents: z.array(document),
  }),
  "bodies.json": z.strictObject({
    bodies: z.array(z.strictObject({ id, names: z.array(named).min(1), unverified })),
    offices: z.array(z.strictObject({ id, names: z.array(named).min(1), unverified })),
    chairs: z.array(
      z.strictObject({
        delegation: id,
        from: day.nullable(),
        until: day.nullable(),
        note: trilingual.nullable(),
      }),
    ),
    areas: z.array(z.strictObject({ id, name: trilingual, tenures: z.array(tenure), unverified })),
    meetings: z.array(meeting),
  }),
  "travel.json": z.strictObject({
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
  }),
} as const;

import { z } from "zod";

import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import { MOST_MINUTES, MOST_POINTS, MOST_SPEAKERS } from "#app/domain/programme/agenda.ts";
import {
  BASES,
  PRESS_ACCESS,
  PROGRAMME_KINDS,
  TIME_BASES,
  VISIBILITIES,
} from "#app/domain/programme/kinds.ts";

import { day, id, time, trilingual, unverified } from "./words.ts";

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

/** `programme.json`: the sessions. */
export const programmeFile = z.strictObject({ programme: z.array(programmeItem) });

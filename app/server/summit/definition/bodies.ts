import { z } from "zod";

import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import { PRINCIPAL_RANKS } from "#app/domain/precedence/ranks.ts";
import { BASES } from "#app/domain/programme/kinds.ts";

import { day, id, trilingual, unverified } from "./words.ts";

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

/** `bodies.json`: bodies, offices, chairs, areas and their coordinators, meetings; all dated. */
export const bodiesFile = z.strictObject({
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
});

import { z } from "zod";

import { BASES } from "#app/domain/programme/kinds.ts";
import { ROOM_KINDS } from "#app/domain/summit/definition.ts";

import { count, id, minutes, time, trilingual, unverified } from "./words.ts";

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

/** `rooms.json`: rooms, their buildings, and the ways between these. */
export const roomsFile = z.strictObject({
  rooms: z.array(room),
  venues: z.array(z.strictObject({ id, name: trilingual, unverified })).optional(),
  travelTimes: z.array(travelTime).optional(),
});

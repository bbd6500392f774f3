import { z } from "zod";

import { MEETING_LEVELS, MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import { type RequestProblem, SEATS, type Wish } from "#app/domain/bilateral/request.ts";
import { ok, err, type Result } from "#app/domain/result.ts";

/** What the form holds, as typed; shown again when it is refused. */
export const EMPTY_WISH = {
  counterpart: "",
  level: MEETING_LEVELS[0] as string,
  minutes: String(MEETING_MINUTES[1]),
  day: "",
  seats: String(SEATS.usual),
  booths: "0",
  topic: "",
};
export type WishFields = typeof EMPTY_WISH;

const text = z.string().default("");
const wishForm = z.object({
  counterpart: text,
  level: text,
  minutes: text,
  day: text,
  seats: text,
  booths: text,
  topic: text,
});

/** Reads the form; whether the wish may be sent is the domain's to say. */
export function readWish(form: FormData, requesterId: string): { fields: WishFields; wish: Wish } {
  const parsed = wishForm.safeParse(Object.fromEntries(form));
  const fields = parsed.success ? parsed.data : EMPTY_WISH;
  const wish = {
    requesterId,
    counterpartIds: fields.counterpart ? [fields.counterpart] : [],
    level: fields.level,
    minutes: wholeNumber(fields.minutes),
    wishedDay: fields.day || null,
    seats: wholeNumber(fields.seats),
    booths: wholeNumber(fields.booths),
    topic: fields.topic.trim(),
  };
  return { fields, wish };
}

const wholeNumber = (typed: string): number =>
  /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;

/** Which field a broken rule points to. */
export const FIELD_OF: Record<RequestProblem, keyof WishFields> = {
  requester_has_no_principal: "counterpart",
  counterpart_missing: "counterpart",
  counterpart_is_oneself: "counterpart",
  counterpart_unknown: "counterpart",
  asked_already: "counterpart",
  level_unknown: "level",
  minutes_not_offered: "minutes",
  day_not_of_summit: "day",
  seats_out_of_range: "seats",
  booths_out_of_range: "booths",
  topic_too_long: "topic",
};

const reply = z.object({
  intent: z.enum(["accepted", "declined", "withdrawn"]),
  request: z.uuid(),
});

/** An answer to somebody's request, or the withdrawal of one's own. */
export function readReply(form: FormData): Result<z.infer<typeof reply>, "malformed"> {
  const parsed = reply.safeParse(Object.fromEntries(form));
  return parsed.success ? ok(parsed.data) : err("malformed");
}

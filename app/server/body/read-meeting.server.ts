import { z } from "zod";

import { MEETING_MODES } from "#app/domain/body/kinds.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import type { MeetingPlan } from "./keep-meeting.server.ts";

const text = z.string().trim().max(500).default("");
const form = z.object({
  ...{ firstDay: text, lastDay: text, start: text, end: text, mode: text },
  ...{ "place.en": text, "place.ru": text, "place.kk": text, link: text, chair: text },
});
const isDay = (day: string): boolean => z.iso.date().safeParse(day).success;
const isHour = (hour: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(hour);

export type MeetingProblem = "firstDay" | "lastDay" | "end" | "place" | "link";

/** When, how and where a meeting is held, as typed; every problem at once, by its field. */
export function readMeeting(
  typed: Readonly<Record<string, string>>,
): Result<MeetingPlan, MeetingProblem[]> {
  const read = form.safeParse(typed);
  if (!read.success) throw new Response(null, { status: 400 });
  const { firstDay, lastDay, start, end, mode, link, chair, ...places } = read.data;
  const place = { en: places["place.en"], ru: places["place.ru"], kk: places["place.kk"] };
  const named = Object.values(place).filter(Boolean).length;
  const hours = [start, end].filter(Boolean);
  const checks: [MeetingProblem, boolean][] = [
    ["firstDay", isDay(firstDay)],
    ["lastDay", lastDay === "" || (isDay(lastDay) && lastDay > firstDay)],
    ["end", hours.length === 0 || (hours.length === 2 && hours.every(isHour) && end > start)],
    ["place", named === 0 || named === 3],
    ["link", link === "" || link.startsWith("https://")],
  ];
  const problems = checks.filter(([, fine]) => !fine).map(([problem]) => problem);
  if (problems.length > 0) return err(problems);
  return ok({
    ...{ firstDay, link },
    lastDay: lastDay || null,
    start: start || null,
    end: end || null,
    mode: MEETING_MODES.find((one) => one === mode) ?? null,
    place: named === 3 ? place : null,
    chairId: chair || null,
  });
}

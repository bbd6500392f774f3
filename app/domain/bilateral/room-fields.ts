import { err, ok, type Result } from "../result.ts";

/** A room as its form has it. */
export type RoomFields = Record<
  "seats" | "booths" | "zone" | "setupMinutes" | "turnoverMinutes" | "opens" | "closes",
  string
> & { press: boolean };

/** What a room may be changed in. */
export type RoomChange = {
  seats: number;
  booths: number;
  zone: number;
  press: boolean;
  setupMinutes: number;
  turnoverMinutes: number;
  opens: string;
  closes: string;
};

/** Each rule by name; the words stand under `room.problem` in `request.json`. */
export type RoomProblem = "seats" | "booths" | "zone" | "setup" | "hours";

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads a room's form, or says every rule that it breaks. @param zones numbers of the summit's zones */
export function readRoom(
  fields: RoomFields,
  zones: readonly number[],
): Result<RoomChange, RoomProblem[]> {
  const { press, opens, closes } = fields;
  const whole = (typed: string) => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : NaN);
  const numbers = {
    seats: whole(fields.seats),
    booths: whole(fields.booths),
    zone: whole(fields.zone),
    setupMinutes: whole(fields.setupMinutes),
    turnoverMinutes: whole(fields.turnoverMinutes),
  };
  const { seats, booths, zone, setupMinutes, turnoverMinutes } = numbers;
  const isPause = (minutes: number) => minutes >= 0 && minutes <= 120;
  const broken: Record<RoomProblem, boolean> = {
    seats: !(seats >= 1),
    booths: !(booths >= 0 && booths <= 20),
    zone: !zones.includes(zone),
    setup: !isPause(setupMinutes) || !isPause(turnoverMinutes),
    hours: !CLOCK.test(opens) || !CLOCK.test(closes) || closes <= opens,
  };
  const problems = (Object.keys(broken) as RoomProblem[]).filter((rule) => broken[rule]);
  return problems.length > 0 ? err(problems) : ok({ ...numbers, press, opens, closes });
}

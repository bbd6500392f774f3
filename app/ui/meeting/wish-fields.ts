import { MEETING_LEVELS, MEETING_MINUTES } from "../../domain/bilateral/kinds.ts";
import {
  COMPANIONS,
  MOST_SIDES,
  type RequestProblem,
  type Wish,
} from "../../domain/bilateral/request.ts";
import type { TypedWindow } from "../../domain/bilateral/windows.ts";

/** Windows that the form has room for. */
const WINDOWS = 3;

/** What the form holds, as typed; shown again when it is refused. */
export type WishFields = {
  counterparts: readonly string[];
  level: string;
  minutes: string;
  windows: readonly TypedWindow[];
  companions: string;
  language: string;
  booths: string;
  press: string;
  place: string;
  topic: string;
};

export const EMPTY_WISH: WishFields = {
  counterparts: Array<string>(MOST_SIDES - 1).fill(""),
  level: MEETING_LEVELS[0],
  minutes: String(MEETING_MINUTES[1]),
  windows: Array<TypedWindow>(WINDOWS).fill({ day: "", from: "", until: "" }),
  companions: String(COMPANIONS.usual),
  language: "",
  booths: "0",
  press: "0",
  place: "",
  topic: "",
};

/** Reads the form; whether the wish may be sent is the domain's to say. */
export function readWish(form: FormData, requesterId: string): { fields: WishFields; wish: Wish } {
  const text = (name: string): string => textOf(form.get(name));
  const named = form.getAll("counterpart").map(textOf);
  const counterparts = EMPTY_WISH.counterparts.map((_, index) => named[index] ?? "");
  const fields: WishFields = {
    counterparts,
    level: text("level"),
    minutes: text("minutes"),
    windows: readTypedWindows(form),
    companions: text("companions"),
    language: text("language"),
    booths: text("booths"),
    press: text("press"),
    place: text("place"),
    topic: text("topic"),
  };
  const wish = {
    requesterId,
    // All that were named, so that one too many is refused and not forgotten.
    counterpartIds: named.filter(Boolean),
    level: fields.level,
    minutes: wholeNumber(fields.minutes),
    windows: fields.windows,
    companions: wholeNumber(fields.companions),
    language: fields.language,
    booths: wholeNumber(fields.booths),
    pressMinutes: wholeNumber(fields.press),
    roomId: fields.place || null,
    topic: fields.topic.trim(),
  };
  return { fields, wish };
}

/** The windows of a form: `day`, `from` and `until`, as many times as there are. */
export function readTypedWindows(form: FormData): readonly TypedWindow[] {
  const [days, froms, untils] = ["day", "from", "until"].map((name) =>
    form.getAll(name).map(textOf),
  );
  return EMPTY_WISH.windows.map((_, index) => ({
    day: days?.[index] ?? "",
    from: froms?.[index] ?? "",
    until: untils?.[index] ?? "",
  }));
}

const textOf = (value: FormDataEntryValue | null): string =>
  typeof value === "string" ? value : "";

/** NaN where it is none, which every range refuses. */
export const wholeNumber = (typed: string): number =>
  /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;

/** The id of the field that a broken rule points to. */
export const FIELD_OF: Record<RequestProblem, string> = {
  requester_has_no_principal: "counterpart",
  counterpart_missing: "counterpart",
  counterpart_is_oneself: "counterpart",
  counterpart_twice: "counterpart",
  counterpart_unknown: "counterpart",
  too_many_sides: "counterpart",
  asked_already: "counterpart",
  level_unknown: "level",
  minutes_not_offered: "minutes",
  window_malformed: "windows",
  window_not_of_summit: "windows",
  window_ends_before_it_begins: "windows",
  window_too_short: "windows",
  companions_out_of_range: "companions",
  language_unknown: "language",
  booths_out_of_range: "booths",
  press_not_offered: "press",
  place_not_offered: "place",
  topic_too_long: "topic",
};

import { MEETING_LEVELS, MEETING_MINUTES } from "../../domain/bilateral/kinds.ts";
import {
  COMPANIONS,
  MOST_SIDES,
  type RequestProblem,
  type Wish,
} from "../../domain/bilateral/request.ts";
import type { Interval } from "../../domain/bilateral/interval.ts";
import { type TypedWindow, typedWindow } from "../../domain/bilateral/windows.ts";

/** Windows that the form has room for. */
const WINDOWS = 3;

/** What the form holds, as typed; shown again when it is refused. */
export type WishFields = {
  counterparts: readonly string[];
  level: string;
  minutes: string;
  windows: readonly TypedWindow[];
  preferred: readonly TypedWindow[];
  companions: string;
  language: string;
  booths: string;
  press: string;
  place: string;
  topic: string;
};

const NO_WINDOWS = Array<TypedWindow>(WINDOWS).fill({ day: "", from: "", until: "" });

export const EMPTY_WISH: WishFields = {
  counterparts: Array<string>(MOST_SIDES - 1).fill(""),
  level: MEETING_LEVELS[0],
  minutes: String(MEETING_MINUTES[1]),
  windows: NO_WINDOWS,
  preferred: NO_WINDOWS,
  companions: String(COMPANIONS.usual),
  language: "",
  booths: "0",
  press: "0",
  place: "",
  topic: "",
};

/** A request as its form shows it again, for a side of it. */
export function fieldsOf(
  request: Omit<
    Wish,
    "requesterId" | "counterpartIds" | "windows" | "preferred" | "companions" | "language"
  > & {
    windows: readonly Interval[];
    preferred: readonly Interval[];
  },
  own: { companions: number; language: string } | undefined,
): WishFields {
  const typed = (of: readonly Interval[]) =>
    NO_WINDOWS.map((empty, index) => {
      const window = of[index];
      return window ? typedWindow(window) : empty;
    });
  return {
    ...EMPTY_WISH,
    level: request.level,
    minutes: String(request.minutes),
    windows: typed(request.windows),
    preferred: typed(request.preferred),
    companions: String(own?.companions ?? COMPANIONS.usual),
    language: own?.language ?? "",
    booths: String(request.booths),
    press: String(request.pressMinutes),
    place: request.roomId ?? "",
    topic: request.topic,
  };
}

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
    preferred: readTypedWindows(form, PREFERRED),
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
    preferred: fields.preferred,
    companions: wholeNumber(fields.companions),
    language: fields.language,
    booths: wholeNumber(fields.booths),
    pressMinutes: wholeNumber(fields.press),
    roomId: fields.place || null,
    topic: fields.topic.trim(),
  };
  return { fields, wish };
}

/** What the names of the fields for the hours liked best begin with. */
export const PREFERRED = "preferred-";

/** The windows of a form: `day`, `from` and `until` behind a prefix, as many times as there are. */
export function readTypedWindows(form: FormData, prefix = ""): readonly TypedWindow[] {
  const [days, froms, untils] = ["day", "from", "until"].map((name) =>
    form.getAll(`${prefix}${name}`).map(textOf),
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
  preferred_window_malformed: "preferred",
  preferred_window_not_of_summit: "preferred",
  preferred_window_ends_before_it_begins: "preferred",
  preferred_window_too_short: "preferred",
  preferred_outside_windows: "preferred",
  companions_out_of_range: "companions",
  language_unknown: "language",
  booths_out_of_range: "booths",
  press_not_offered: "press",
  place_not_offered: "place",
  topic_too_long: "topic",
};

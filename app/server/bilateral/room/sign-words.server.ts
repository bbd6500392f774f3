import { MEETING_LEVELS, type MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { translator } from "#app/text/translator.ts";

const PLURALS = ["one", "few", "many", "other"] as const;
/** A text by grammatical number (CLDR), with `{{count}}` in it. */
export type Counted = Readonly<Record<string, string>>;

/** The words of a door sign in one language. A sign shows three at once, so it carries them with it. */
export type SignWords = {
  language: Language;
  title: string;
  state: Record<"in_session" | "late" | "soon" | "free", string>;
  /** In place of `state.in_session`, where it is a session of the programme. */
  sitting: string;
  next: string;
  nothingNext: string;
  freeAllDay: string;
  until: string;
  minutesLeft: Counted;
  minutesTo: Counted;
  level: Readonly<Record<MeetingLevel, string>>;
  provisional: string;
  seats: string;
  seatsInAll: Counted;
  age: Counted;
  ageNow: string;
  dead: string;
};

/** The words in every language, that of most readers first. */
export function signWords(lead: Language): readonly SignWords[] {
  // After the lead: the host's own language, then Russian, then English.
  const order: readonly Language[] = ["kk", "ru", "en"];
  return [lead, ...order.filter((language) => language !== lead)].map(wordsIn);
}

function wordsIn(language: Language): SignWords {
  const t = translator(language, "meeting");
  const level = translator(language, "bilateral");
  const counted = (key: "minutesLeft" | "minutesTo" | "seatsInAll" | "age"): Counted => {
    const texts: Record<string, unknown> = t("sign", { returnObjects: true });
    return Object.fromEntries(
      PLURALS.flatMap((form) => {
        const text = texts[`${key}_${form}`];
        return typeof text === "string" ? [[form, text]] : [];
      }),
    );
  };
  return {
    language,
    title: t("sign.title"),
    state: {
      in_session: t("sign.state.in_session"),
      late: t("sign.state.late"),
      soon: t("sign.state.soon"),
      free: t("sign.state.free"),
    },
    sitting: t("sign.sitting"),
    next: t("sign.next"),
    nothingNext: t("sign.nothingNext"),
    freeAllDay: t("sign.freeAllDay"),
    until: t("sign.until"),
    minutesLeft: counted("minutesLeft"),
    minutesTo: counted("minutesTo"),
    level: Object.fromEntries(
      MEETING_LEVELS.map((each) => [each, level(`levelLong.${each}`)]),
    ) as Record<MeetingLevel, string>,
    provisional: translator(language, "programme")("provisional"),
    seats: t("sign.seats"),
    seatsInAll: counted("seatsInAll"),
    age: counted("age"),
    ageNow: t("sign.ageNow"),
    dead: t("sign.dead"),
  };
}

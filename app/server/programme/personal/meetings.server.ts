import type { Language } from "#app/domain/language/languages.ts";
import type { PersonalEntry } from "#app/domain/programme/personal/edition.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";

import { meetingsOf, type RoomMeeting } from "../../bilateral/room/room-meetings.server.ts";
import { placeIn, type Reading, sentences } from "./words.ts";

/** The meetings of a delegation that have a room and an hour, with its own people and nobody else's. */
export async function meetingEntries(
  { rooms }: SummitDefinition,
  reading: Reading,
): Promise<PersonalEntry[]> {
  const meetings = await meetingsOf(reading.delegationId);
  return meetings.map((meeting) => {
    const { delegationId, language } = reading;
    const others = meeting.sides.filter(({ id }) => id !== delegationId);
    const room = rooms.find(({ id }) => id === meeting.roomId);
    return {
      id: meeting.requestId,
      day: astanaDay(new Date(meeting.from)),
      startsAt: new Date(meeting.from).toISOString(),
      endsAt: new Date(meeting.until).toISOString(),
      ...{ icon: "meeting" as const, isMeeting: true },
      title: others.map(({ name }) => name[language]).join(" · "),
      flags: others.flatMap(({ iso2 }) => iso2 ?? []),
      note: noteOf(meeting, reading),
      place: placeIn(room?.name, language),
      ...{ provisional: false, cancelled: false },
    };
  });
}

/** "Ministers. Led by …. With …. Interpreters: …. Press in the room: 5 min". */
function noteOf(
  { level, sides, languages, pressMinutes }: RoomMeeting,
  { delegationId, language, t }: Reading,
): string {
  const own = sides.find(({ id }) => id === delegationId);
  const [principal, ...members] = own?.people ?? [];
  const interpreters = own?.interpreters ?? [];
  return sentences([
    t(`bilateral:levelLong.${level}`),
    principal ? t("personal:led", { name: principal }) : "",
    members.length > 0 ? t("personal:with", { names: members.join(", ") }) : "",
    languages.length > 0
      ? t("personal:languages", { languages: languages.map(named(language)).join(", ") })
      : "",
    interpreters.length > 0 ? t("personal:interpreters", { names: interpreters.join(", ") }) : "",
    pressMinutes > 0 ? t("personal:press", { minutes: pressMinutes }) : "",
  ]);
}

const named = (language: Language) => {
  const names = new Intl.DisplayNames([language], { type: "language" });
  return (code: string): string => names.of(code) ?? code;
};

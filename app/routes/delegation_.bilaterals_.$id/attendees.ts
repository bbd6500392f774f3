import { ATTENDANCE, type Attendance } from "#app/domain/bilateral/kinds.ts";
import { isSpoken } from "#app/domain/travel/languages.ts";
import { formText } from "#app/server/platform/form-text.server.ts";

const PREFIX = "as-";

/** Reads who attends: a field `as-<nominee>` a person; those who do not attend are left out. */
export function readAttendees(form: FormData): {
  language: string;
  people: ReadonlyMap<string, Attendance>;
} {
  const people = new Map<string, Attendance>();
  for (const [name, value] of form) {
    const as = ATTENDANCE.find((known) => known === value);
    if (name.startsWith(PREFIX) && as) people.set(name.slice(PREFIX.length), as);
  }
  const language = formText(form, "language");
  return { language: isSpoken(language) ? language : "", people };
}

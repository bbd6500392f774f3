import { ATTENDANCE, type Attendance } from "#app/domain/bilateral/kinds.ts";
import { isSpoken } from "#app/domain/travel/languages.ts";
import { formText } from "#app/server/platform/form-text.server.ts";

const PREFIX = { as: "as-", email: "email-" };

/**
 * Reads who attends: a field `as-<nominee>` a person, and `email-<nominee>` where an interpreter is told of hours; those who
 * do not attend are left out.
 */
export function readAttendees(form: FormData): {
  language: string;
  people: ReadonlyMap<string, Attendance>;
  emails: ReadonlyMap<string, string>;
} {
  const people = new Map<string, Attendance>();
  const emails = new Map<string, string>();
  for (const [name, value] of form) {
    const as = ATTENDANCE.find((known) => known === value);
    if (name.startsWith(PREFIX.as) && as) people.set(name.slice(PREFIX.as.length), as);
    if (name.startsWith(PREFIX.email) && typeof value === "string")
      emails.set(name.slice(PREFIX.email.length), value.trim());
  }
  const language = formText(form, "language");
  return { language: isSpoken(language) ? language : "", people, emails };
}

import type { AppLoadContext } from "@remix-run/node";

import type { Role } from "#app/domain/access/roles.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { ProgrammeItem, PublishedProgramme } from "#app/domain/programme/item.ts";
import type { Edition } from "#app/domain/programme/layout/edition.ts";
import type { Audience } from "#app/domain/programme/visibility.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { type EditionLanguage, editionOf } from "#app/server/programme/edition.server.ts";

import { someSession } from "./session.ts";
import { cicaDefinition } from "./summit.ts";

const definition = await cicaDefinition();

const instant = (day: string, hour: string | null): string | null =>
  hour === null ? null : astanaInstant(`${day}T${hour}`).toISOString();

/** The 45 items of the Sixth CICA Summit as a version would keep them, without a database. */
export const cicaItems: readonly ProgrammeItem[] = definition.programme.map(
  ({ date, start, end, room, ...entry }) => ({
    ...entry,
    day: date,
    startsAt: instant(date, start),
    endsAt: instant(date, end),
    mode: null,
    agenda: [],
    room: definition.rooms.find(({ id }) => id === room) ?? null,
    sequence: 0,
    cancelled: false,
  }),
);

export const cicaProgramme: PublishedProgramme = {
  number: 1,
  publishedAt: astanaInstant("2022-10-12T08:30").toISOString(),
  items: cicaItems,
};

/** The six documents of 2022, as if all were adopted. */
export const cicaDocuments = definition.documents.map(({ title }) => title);

/** What a printed edition of it says. */
export const cicaEdition = (language: EditionLanguage, audience: Audience): Edition =>
  editionOf(cicaProgramme, definition, { language, audience }, cicaDocuments);

/** A request's context, for calling a loader or action as a function; without roles nobody is signed in. */
export function contextOf(
  language: Language,
  viewer?: { accountId: string; roles: readonly Role[] },
): AppLoadContext {
  const person = { name: "Aizhan", email: "aizhan@example.org", delegationId: null };
  return {
    cspNonce: "",
    language,
    presence: viewer
      ? { kind: "viewer", viewer: { ...person, language, ...viewer }, session: someSession() }
      : { kind: "nobody" },
  };
}

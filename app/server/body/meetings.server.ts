import { asc, eq, inArray } from "drizzle-orm";

import { holdsOn, nameOn } from "#app/domain/body/dated.ts";
import type { MeetingMode } from "#app/domain/body/kinds.ts";
import { type Reader, readsDrafts } from "#app/domain/document/reading.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import type { PrincipalRank } from "#app/domain/precedence/ranks.ts";
import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { bodyMeeting, meetingParticipant } from "#db/schema/body.ts";
import { delegation } from "#db/schema/delegation.ts";
import { documentTurn, documentVersion, outcomeDocument } from "#db/schema/document.ts";

import { documentRules } from "../document/reader.server.ts";
import { database } from "../platform/database.server.ts";
import { publishedProgramme } from "../programme/items.server.ts";
import { joinLinks } from "../programme/join-links.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

export type Meeting = {
  id: string;
  body: string;
  /** As the body is named on the day of the meeting. */
  name: Trilingual;
  /** ISO days in Astana; `lastDay` of a meeting of several. */
  day: string;
  lastDay: string | null;
  /** `09:05`, or null where no hour is known. */
  start: string | null;
  end: string | null;
  /** The hours are assumed, and confirmed by nobody. */
  provisional: boolean;
  /** Null where it is not known. */
  mode: MeetingMode | null;
  place: Trilingual | null;
  link: string;
  chair: Trilingual | null;
  participants: { delegation: { id: string; name: Trilingual }; level: PrincipalRank }[];
  fromProgramme: boolean;
  /** It was called off. */
  off: boolean;
};

/**
 * Meetings of the bodies in the order of their days: what the published programme shows the public, and the rest for those
 * who read drafts of documents. The link to join is for them; of a meeting in the programme, for those who attend it.
 * @param only one meeting
 */
export async function listMeetings(reader: Reader, only?: string): Promise<Meeting[]> {
  const [{ bodies }, rules, published, rows] = await Promise.all([
    summitDefinition(),
    documentRules(),
    publishedProgramme(),
    database()
      .select({ meeting: bodyMeeting, chair: delegation.name })
      .from(bodyMeeting)
      .leftJoin(delegation, eq(delegation.id, bodyMeeting.chairId))
      .where(only === undefined ? undefined : eq(bodyMeeting.id, only)),
  ]);
  const inside = readsDrafts(reader, rules);
  const items = new Map(published?.items.map((item) => [item.id, item]));
  const seen = rows
    .map((row) => ({ ...row, item: items.get(row.meeting.itemId ?? "") ?? null }))
    .filter(({ meeting, item }) => meeting.itemId === null || (item && !item.cancelled))
    .filter(({ item }) => inside || item?.visibility === "public");
  const links = await joinLinks(
    { roles: reader.roles, delegationId: reader.delegation?.id ?? null },
    seen.flatMap(({ item }) => item ?? []),
  );
  const people = await participantsOf(seen.map(({ meeting }) => meeting.id));
  return seen
    .flatMap(({ meeting, item, chair }): Meeting[] => {
      const day = item?.day ?? meeting.firstDay;
      const names = bodies?.find(({ id }) => id === meeting.body)?.names;
      const name = day && names ? nameOn(names, day) : undefined;
      if (!day || !name) return [];
      const starts = item ? item.startsAt : meeting.startsAt;
      const ends = item ? item.endsAt : meeting.endsAt;
      return [
        {
          ...{ id: meeting.id, body: meeting.body, name, day, lastDay: meeting.lastDay },
          start: starts && astanaTime(new Date(starts)),
          end: ends && astanaTime(new Date(ends)),
          provisional: starts !== null && item?.timeBasis === "plausible",
          mode: item ? item.mode : meeting.mode,
          place: item?.place ?? meeting.place,
          link: item ? (links[item.id] ?? "") : inside ? meeting.link : "",
          chair,
          participants: people
            .filter(({ meetingId }) => meetingId === meeting.id)
            .map(({ level, party }) => ({ level, delegation: party })),
          fromProgramme: item !== null,
          off: meeting.calledOffAt !== null,
        },
      ];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
}

const participantsOf = (ids: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : database()
        .select({
          meetingId: meetingParticipant.meetingId,
          level: meetingParticipant.level,
          party: { id: delegation.id, name: delegation.name },
        })
        .from(meetingParticipant)
        .innerJoin(delegation, eq(delegation.id, meetingParticipant.delegationId))
        .where(inArray(meetingParticipant.meetingId, ids))
        .orderBy(asc(meetingParticipant.level), asc(delegation.sortKey));

/** Bodies and offices under the name of the day with the names they had, who chairs, and who coordinates which area. */
export async function bodiesView(now: Date) {
  const {
    bodies = [],
    offices = [],
    chairs = [],
    areas = [],
    delegations,
  } = await summitDefinition();
  const day = astanaDay(now);
  const nameOf = (id: string | null) => delegations.find((one) => one.id === id)?.name ?? null;
  const dated = (entries: typeof bodies) =>
    entries.map(({ id, names, unverified }) => ({
      ...{ id, names, unverified },
      name: nameOn(names, day) ?? names[0]?.name ?? null,
    }));
  return {
    day,
    bodies: dated(bodies),
    offices: dated(offices),
    chairs: chairs.map((chair) => ({
      ...chair,
      name: nameOf(chair.delegation),
      now: holdsOn(chair, day),
    })),
    areas: areas.map(({ id, name, tenures }) => ({
      ...{ id, name },
      tenures: tenures.map(({ coordinator, coCoordinators, ...tenure }) => ({
        ...tenure,
        coordinator: nameOf(coordinator),
        coCoordinators: coCoordinators.flatMap((one) => nameOf(one) ?? []),
        now: holdsOn(tenure, day),
      })),
    })),
  };
}
export type BodiesView = Awaited<ReturnType<typeof bodiesView>>;

/** Documents that were discussed or decided at a meeting, by their place in the list. */
export async function discussedAt(meetingId: string): Promise<{ id: string; title: Trilingual }[]> {
  const { id, title, position } = outcomeDocument;
  const turns = database()
    .select({ id: documentTurn.documentId })
    .from(documentTurn)
    .where(eq(documentTurn.meetingId, meetingId));
  const versions = database()
    .select({ id: documentVersion.documentId })
    .from(documentVersion)
    .where(eq(documentVersion.meetingId, meetingId));
  return database()
    .select({ id, title })
    .from(outcomeDocument)
    .where(inArray(id, turns.union(versions)))
    .orderBy(asc(position));
}

import { photoRows } from "#app/domain/precedence/photo.ts";
import { takesStatements } from "#app/domain/programme/agenda.ts";
import { isProvisional, type ProgrammeItem } from "#app/domain/programme/item.ts";
import { expandParties } from "#app/domain/programme/parties.ts";
import { iconOf, type PersonalEntry } from "#app/domain/programme/personal/edition.ts";
import { visibleToDelegation } from "#app/domain/programme/visibility.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaTime } from "#app/domain/time/astana.ts";

import { loadSession, placesOf, type Session } from "../../precedence/session.server.ts";
import { statementsOf } from "../../precedence/view.server.ts";
import { placeIn, type Reading, sentences } from "./words.ts";

/** The items of a published programme in which a delegation takes part, with its seat, its turn to speak, its place. */
export async function sessionEntries(
  items: readonly ProgrammeItem[],
  definition: SummitDefinition,
  reading: Reading,
): Promise<PersonalEntry[]> {
  const { delegations } = definition;
  const own = items.filter(
    (item) =>
      visibleToDelegation(item, reading.delegationId) &&
      expandParties(item.parties, item.day, delegations).includes(reading.delegationId),
  );
  return Promise.all(own.map((item) => sessionEntry(item, delegations, reading)));
}

/** Kinds whose order is kept: who sits and speaks where, who stands where in the photograph. */
export const isOrdered = ({ kind, cancelled }: ProgrammeItem): boolean =>
  !cancelled && (kind === "plenary" || kind === "photo");

async function sessionEntry(
  item: ProgrammeItem,
  delegations: SummitDefinition["delegations"],
  reading: Reading,
): Promise<PersonalEntry> {
  const { language, delegationId, t } = reading;
  const session = isOrdered(item) ? await loadSession(item.id) : null;
  const others = delegations.filter(
    ({ id }) => id !== delegationId && item.parties.includes(id) && item.kind !== "arrival",
  );
  return {
    id: item.id,
    ...{ day: item.day, startsAt: item.startsAt, endsAt: item.endsAt },
    ...{ icon: iconOf(item.kind), isMeeting: false, title: item.title[language] },
    flags: others.flatMap(({ iso2 }) => iso2 ?? []).slice(0, 3),
    note: sentences([
      item.cancelled ? t("programme:cancelled") : "",
      item.note?.[language] ?? "",
      ...(session ? ownPlace(session, reading) : []),
    ]),
    place: placeIn(item.room?.name ?? item.place, language),
    ...{ provisional: isProvisional(item), cancelled: item.cancelled },
  };
}

/** "Seat 11. Statement: no. 12, about 10:50, 5 min", or the place in the photograph. */
function ownPlace(session: Session, { delegationId, t }: Reading): string[] {
  const isOwn = ({ participant }: { participant: { id: string } }) =>
    participant.id === delegationId;
  if (session.item.kind === "photo") {
    const spot = photoRows(placesOf(session, "photo"), session.policy.photoRow)
      .flat()
      .find(({ one }) => isOwn(one));
    return spot ? [t("precedence:where.photo", { row: spot.row, place: spot.fromLeft })] : [];
  }
  const seat = placesOf(session, "seating").find(isOwn);
  const statements = takesStatements(session.item.agenda) ? statementsOf(session).statements : [];
  const turn = statements.findIndex(({ place }) => isOwn(place));
  const statement = statements[turn];
  return [
    ...(seat
      ? [
          seat.number === 1
            ? t("precedence:where.seatHead")
            : t("precedence:where.seat", { number: seat.number }),
        ]
      : []),
    ...(statement
      ? [
          t(statement.expectedAt ? "personal:statement" : "personal:statementNoHour", {
            place: turn + 1,
            time: statement.expectedAt ? astanaTime(statement.expectedAt) : "",
            minutes: statement.minutes,
          }),
        ]
      : []),
  ];
}

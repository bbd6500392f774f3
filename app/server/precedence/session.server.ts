import { and, asc, eq, isNull } from "drizzle-orm";

import { arrange, type ListRule, type Place } from "#app/domain/precedence/arrange.ts";
import type { HandPlace } from "#app/domain/precedence/by-hand.ts";
import type { Turn } from "#app/domain/precedence/floor.ts";
import { type Participant, participantsOf } from "#app/domain/precedence/participant.ts";
import {
  type ListName,
  type PrecedencePolicy,
  USUAL_POLICY,
} from "#app/domain/precedence/policy.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { isNeverPublic } from "#app/domain/programme/visibility.ts";
import { expandParties } from "#app/domain/programme/parties.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { account } from "#db/schema/person.ts";
import { floorTurn, placeByHand, sessionOrder, statementTime } from "#db/schema/precedence.ts";

import { type Database, database, type Transaction } from "../platform/database.server.ts";
import { draftItems } from "../programme/items.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { representationsInForce } from "./representations.server.ts";

type Reader = Database | Transaction;

/** The turn at the floor with its id, by which a button says what it was pressed upon. */
export type FloorTurn = Turn & { id: string };

/** Everything that orders a session: who takes part, as what, by which rules, and what was given by hand. */
export type Session = {
  item: ProgrammeItem;
  policy: PrecedencePolicy;
  participants: readonly Participant[];
  rules: Readonly<Record<ListName, ListRule>>;
  hands: readonly (HandPlace & { list: ListName })[];
  minutes: ReadonlyMap<string, number>;
  turns: readonly FloorTurn[];
};

export const policyOf = ({ precedence }: SummitDefinition): PrecedencePolicy =>
  precedence ?? USUAL_POLICY;

/** Sessions with fewer take no order. */
const LEAST = 3;

/** The items of the draft that many delegations attend, by day and hour; meetings of some heads keep no such order. */
export async function orderedSessions(): Promise<ProgrammeItem[]> {
  const [items, { delegations }] = await Promise.all([draftItems(), summitDefinition()]);
  return items.filter(
    ({ parties, day, cancelled, kind }) =>
      !cancelled &&
      !isNeverPublic(kind) &&
      expandParties(parties, day, delegations).length >= LEAST,
  );
}

/** A session with all that orders it; null when there is none of that id. */
export async function loadSession(
  id: string,
  reader: Reader = database(),
): Promise<Session | null> {
  const [items, definition] = [await draftItems(reader), await summitDefinition()];
  const item = items.find((each) => each.id === id);
  if (!item) return null;
  const parties = new Set(expandParties(item.parties, item.day, definition.delegations));
  const invited = definition.delegations.filter((entry) => parties.has(entry.id));
  const policy = policyOf(definition);
  return {
    item,
    policy,
    participants: participantsOf(invited, item, await representationsInForce(reader)),
    rules: await rulesOf(reader, id, policy),
    hands: await handsOf(reader, id),
    minutes: await minutesOf(reader, id),
    turns: await turnsOf(reader, id),
  };
}

/** The places of one list of a session; `rule` looks at it in another order than the one that is kept. */
export const placesOf = (
  session: Session,
  list: ListName,
  rule: ListRule = session.rules[list],
): Place[] =>
  arrange(
    session.participants,
    rule,
    session.policy,
    session.hands.filter((hand) => hand.list === list),
  );

/** Minutes of a delegation's statement: its own, else the usual ones. */
export const statementMinutes = ({ minutes, policy }: Session, delegationId: string): number =>
  minutes.get(delegationId) ?? policy.statementMinutes;

async function rulesOf(
  reader: Reader,
  id: string,
  { lists }: PrecedencePolicy,
): Promise<Record<ListName, ListRule>> {
  const own = await reader.select().from(sessionOrder).where(eq(sessionOrder.itemId, id));
  const rule = (list: ListName): ListRule => {
    const kept = own.find((row) => row.list === list);
    if (!kept) return { ...lists[list], drawn: null };
    return { ...lists[list], order: kept.order, byStatus: kept.byStatus, drawn: kept.drawnId };
  };
  return {
    speakers: rule("speakers"),
    seating: rule("seating"),
    flags: rule("flags"),
    photo: rule("photo"),
    arrival: rule("arrival"),
  };
}

async function handsOf(reader: Reader, id: string): Promise<Session["hands"]> {
  const rows = await reader
    .select({ hand: placeByHand, by: account.name })
    .from(placeByHand)
    .innerJoin(account, eq(account.id, placeByHand.givenBy))
    .where(and(eq(placeByHand.itemId, id), isNull(placeByHand.takenBackAt)))
    .orderBy(asc(placeByHand.place));
  return rows.map(({ hand, by }) => ({
    id: hand.id,
    list: hand.list,
    delegationId: hand.delegationId,
    place: hand.place,
    reason: hand.reason,
    by,
    at: hand.givenAt.toISOString(),
  }));
}

async function minutesOf(reader: Reader, id: string): Promise<Map<string, number>> {
  const rows = await reader.select().from(statementTime).where(eq(statementTime.itemId, id));
  return new Map(
    rows.flatMap(({ delegationId, minutes }) =>
      minutes === null ? [] : [[delegationId, minutes]],
    ),
  );
}

async function turnsOf(reader: Reader, id: string): Promise<FloorTurn[]> {
  const rows = await reader
    .select()
    .from(floorTurn)
    .where(eq(floorTurn.itemId, id))
    .orderBy(asc(floorTurn.turn));
  return rows.map(({ id: turnId, delegationId, allotted, extended, startedAt, endedAt }) => ({
    id: turnId,
    delegationId,
    allotted,
    extended,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

import type { Trilingual } from "#app/domain/language/languages.ts";
import type { Place } from "#app/domain/precedence/arrange.ts";
import { type ListName, ORDERS, type OrderName } from "#app/domain/precedence/policy.ts";
import { speakersList, type SpeakersList } from "#app/domain/precedence/statements.ts";
import type { RepresentationRecord } from "#app/domain/precedence/representation.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import { representationsInForce } from "./representations.server.ts";
import { loadSession, placesOf, type Session, statementMinutes } from "./session.server.ts";

type Named = { id: string; name: Trilingual };

/** One list of a session as a protocol officer sees it. */
export type ListView = {
  item: Session["item"];
  list: ListName;
  rule: Session["rules"][ListName];
  /** What is looked at; another order than the one kept when somebody only looks. */
  looking: OrderName;
  places: readonly Place[];
  /** By delegation; empty unless the list is that of the speakers. */
  statements: SpeakersList | null;
  minutes: Readonly<Record<string, number>>;
  absent: readonly Named[];
  /** In the session and not in this list, such as the Chair who greets. */
  apart: readonly Named[];
  names: readonly (readonly [string, Trilingual])[];
  records: readonly (RepresentationRecord & { id: string })[];
  announced: Readonly<Record<string, RepresentationRecord["rank"]>>;
  photoRow: number;
};

export const isOrder = (value: unknown): value is OrderName =>
  ORDERS.some((order) => order === value);

/** A list of a session in the order that is kept or wished to be looked at; null when there is no such session. */
export async function listView(
  id: string,
  list: ListName,
  wished: OrderName | null,
): Promise<ListView | null> {
  const [session, { delegations }, records] = await Promise.all([
    loadSession(id),
    summitDefinition(),
    representationsInForce(),
  ]);
  if (!session) return null;
  const rule = session.rules[list];
  const looking = wished ?? rule.order;
  const places = placesOf(session, list, { ...rule, order: looking });
  const placed = new Set(places.map(({ participant }) => participant.id));
  const left = session.participants.filter((one) => !placed.has(one.id));
  const absent = left.filter(({ standing }) => standing?.rank === "absent");
  return {
    item: session.item,
    list,
    rule,
    looking,
    places,
    statements: list === "speakers" ? statementsOf(session, places) : null,
    minutes: Object.fromEntries(session.minutes),
    absent: absent.map(({ id: each, name }) => ({ id: each, name })),
    apart: left
      .filter((one) => !absent.includes(one))
      .map(({ id: each, name }) => ({ id: each, name })),
    names: delegations.map(({ id: each, name }) => [each, name] as const),
    records: records.filter(({ item }) => item === null || item === id),
    announced: Object.fromEntries(
      delegations.flatMap(({ id: each, principal }) => (principal ? [[each, principal.rank]] : [])),
    ),
    photoRow: session.policy.photoRow,
  };
}

/** The speakers' list of a session with minutes and expected hours. */
export function statementsOf(
  session: Session,
  places = placesOf(session, "speakers"),
): SpeakersList {
  const { startsAt, endsAt } = session.item;
  const hours = {
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
  return speakersList(places, hours, (delegation) => statementMinutes(session, delegation));
}

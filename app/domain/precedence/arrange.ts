import type { DelegationKind, DelegationStatus } from "../delegation/status.ts";
import type { Language } from "../language/languages.ts";
import { filedAfter, filingName } from "./alphabet.ts";
import { type HandPlace, placeByHand } from "./by-hand.ts";
import { type Order, inOrder } from "./order.ts";
import type { Participant } from "./participant.ts";
import { alphabetOf, type ListPolicy, type PrecedencePolicy } from "./policy.ts";
import type { Standing } from "./representation.ts";
import { beginningWith } from "./rotation.ts";

/** Why somebody stands where they stand; a page says it in words. */
export type Reason =
  | { kind: "chair" | "host" | "drawn" | "rankUnknown" }
  | { kind: "rank"; standing: Standing }
  | { kind: "status"; status: DelegationStatus; of: DelegationKind; filed: string }
  | { kind: "alphabet"; language: Language; filed: string }
  | { kind: "filedAfter"; language: Language; neighbour: string };

export type Place = {
  participant: Participant;
  /** Counted from 1. */
  number: number;
  reason: Reason;
  /** Does the list go by status first, so that even a head of State of an observer stands behind all members? */
  byStatus: boolean;
  /** Given by hand; `natural` is the place that the order alone would give. */
  byHand: HandPlace | null;
  natural: number;
};

/** The rule of a list and, for seats, who was drawn for the first one. */
export type ListRule = ListPolicy & {
  drawn: string | null;
  /** Settles what rank or status leave open; as the order is named, or English, when left out. */
  alphabet?: Language;
};

/**
 * Puts the participants of a session in their places: order, drawn first place, Chair and host, then what was given by
 * hand. It is worked out anew from who stands for whom, so that a change of representation moves everything behind it.
 */
export function arrange(
  participants: readonly Participant[],
  rule: ListRule,
  policy: PrecedencePolicy,
  byHand: readonly HandPlace[] = [],
): Place[] {
  const order: Order = {
    by: rule.order,
    alphabet: rule.alphabet ?? alphabetOf(rule.order),
    byStatus: rule.byStatus,
  };
  const natural = naturalPlaces(participants, rule, order, policy);
  const places = new Map(natural.map(({ id }, i) => [id, i + 1]));
  const hands = new Map(byHand.map((hand) => [hand.delegationId, hand]));
  return placeByHand(natural, byHand).map((participant, i) => ({
    participant,
    number: i + 1,
    reason: reasonOf(participant, rule, order, policy),
    byStatus: rule.byStatus && officePlace(participant, rule, policy) !== "first",
    byHand: hands.get(participant.id) ?? null,
    natural: places.get(participant.id) ?? i + 1,
  }));
}

function naturalPlaces(
  participants: readonly Participant[],
  rule: ListRule,
  order: Order,
  policy: PrecedencePolicy,
): Participant[] {
  const attending = participants.filter(
    (one) => one.standing?.rank !== "absent" && officePlace(one, rule, policy) !== "apart",
  );
  const first = [policy.chair, policy.host].flatMap((id) =>
    attending.filter((one) => one.id === id && officePlace(one, rule, policy) === "first"),
  );
  const honoured = new Set(first);
  const ordered = inOrder(
    attending.filter((one) => !honoured.has(one)),
    order,
    policy,
  );
  const circle = beginningWith(ordered, rule.drawn);
  return [...honoured, ...(rule.reversed ? circle.toReversed() : circle)];
}

/** The Chair's rule before the host's, where one delegation is both. */
function officePlace({ id }: Participant, rule: ListRule, policy: PrecedencePolicy) {
  if (id === policy.chair) return rule.chair;
  if (id === policy.host) return rule.host;
  return "in-order";
}

function reasonOf(
  participant: Participant,
  rule: ListRule,
  order: Order,
  policy: PrecedencePolicy,
): Reason {
  const { id, standing, status, kind } = participant;
  if (officePlace(participant, rule, policy) === "first") {
    return { kind: id === policy.chair ? "chair" : "host" };
  }
  if (id === rule.drawn) return { kind: "drawn" };
  if (order.by === "rank") return standing ? { kind: "rank", standing } : { kind: "rankUnknown" };
  const filed = filingName(participant, order.alphabet, policy);
  if (order.by === "status") return { kind: "status", status, of: kind, filed };
  const neighbour = filedAfter(participant, order.alphabet, policy);
  if (neighbour !== null) return { kind: "filedAfter", language: order.alphabet, neighbour };
  return { kind: "alphabet", language: order.alphabet, filed };
}

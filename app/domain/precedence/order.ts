import type { DelegationStatus } from "../delegation/status.ts";
import type { Language } from "../language/languages.ts";
import { inAlphabet } from "./alphabet.ts";
import type { Participant } from "./participant.ts";
import type { OrderName, PrecedencePolicy } from "./policy.ts";

/** How to put in order. `alphabet` settles what rank or status leave open. */
export type Order = { by: OrderName; alphabet: Language; byStatus: boolean };

type Compare = (a: Participant, b: Participant) => number;

/** From first to last; who has none of these takes part as staff and stands at the end. */
const STATUS_ORDER: readonly DelegationStatus[] = [
  "member",
  "acceding",
  "observer",
  "partner",
  "guest",
  "secretariat",
];

/**
 * The participants in an order. Whatever it leaves open is settled by the alphabet, so that equal data always give
 * the same list.
 */
export function inOrder(
  participants: readonly Participant[],
  order: Order,
  policy: Pick<PrecedencePolicy, "ranks" | "filedByPractice">,
): Participant[] {
  const filed = inAlphabet(participants, order.alphabet, policy);
  const criteria = criteriaOf(order, policy);
  // A stable sort keeps the alphabet where no criterion decides.
  return filed.toSorted((a, b) => {
    for (const compare of criteria) {
      const decided = compare(a, b);
      if (decided !== 0) return decided;
    }
    return 0;
  });
}

function criteriaOf(order: Order, { ranks }: Pick<PrecedencePolicy, "ranks">): Compare[] {
  const status = order.by === "status" || order.byStatus ? [byStatus, byKind] : [];
  if (order.by !== "rank") return status;
  return [...status, byClass(ranks), byDate, byKind];
}

const statusPlace = ({ status }: Participant): number => {
  const place = STATUS_ORDER.indexOf(status);
  return place < 0 ? STATUS_ORDER.length : place;
};
const byStatus: Compare = (a, b) => statusPlace(a) - statusPlace(b);

/** States before organisations, as observers are listed. */
const byKind: Compare = (a, b) => Number(a.kind !== "state") - Number(b.kind !== "state");

/** By rank class; whose rank nobody has announced stands after all whose rank is known. */
function byClass(ranks: PrecedencePolicy["ranks"]): Compare {
  const classOf = ({ standing }: Participant): number => {
    const place = ranks.findIndex((together) => together.some((rank) => rank === standing?.rank));
    return place < 0 ? ranks.length : place;
  };
  return (a, b) => classOf(a) - classOf(b);
}

/** Longest in office first; without a date after those with one. ISO days compare as texts. */
const byDate: Compare = (a, b) => {
  const [one, other] = [a.standing?.inOfficeSince ?? null, b.standing?.inOfficeSince ?? null];
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
};

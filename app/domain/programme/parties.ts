import type { MeetingLevel } from "../bilateral/kinds.ts";
import { type DatedStatus, type DelegationStatus, statusOn } from "../delegation/status.ts";
import type { PARTY_GROUPS, ProgrammeKind } from "./kinds.ts";

type PartyGroup = (typeof PARTY_GROUPS)[number];

/** Which delegations a group stands for; `*heads` are those whose heads stand in the family photograph. */
const GROUP_STATUSES: Record<PartyGroup, readonly DelegationStatus[]> = {
  "*all": ["member", "acceding", "observer", "partner", "guest", "secretariat"],
  "*members": ["member"],
  "*heads": ["member", "acceding", "observer", "partner", "guest"],
};

const isGroup = (party: string): party is PartyGroup => party in GROUP_STATUSES;

/**
 * The delegations that an item names, one by one or by group, with the status that each has on the item's day:
 * on 12 October 2022 `*members` are 27 States, on the 13th Kuwait is among them.
 * @returns ids without repetition, in the order of `delegations`
 */
export function expandParties(
  parties: readonly string[],
  day: string,
  delegations: readonly { id: string; statuses: readonly DatedStatus[] }[],
): string[] {
  const statuses = new Set(parties.filter(isGroup).flatMap((group) => GROUP_STATUSES[group]));
  const named = new Set(parties);
  return delegations
    .filter((delegation) => {
      const status = statusOn(delegation.statuses, day);
      return named.has(delegation.id) || (status !== undefined && statuses.has(status));
    })
    .map(({ id }) => id);
}

const BOUND: Record<ProgrammeKind, readonly MeetingLevel[]> = {
  plenary: ["head", "minister"],
  adoption: ["head", "minister"],
  ceremony: ["head"],
  photo: ["head"],
  banquet: ["head"],
  cultural: ["head"],
  lunch: ["head"],
  arrival: ["head"],
  signing: ["head"],
  bilateral: ["head"],
  trilateral: ["head"],
  ministerial: ["minister"],
  som: ["official"],
  drafting: ["official"],
  press: [],
  "other-event": [],
};

/** Whom an item of this kind keeps from meeting elsewhere; nobody when it names no parties. */
export const levelsBound = (kind: ProgrammeKind): readonly MeetingLevel[] => BOUND[kind];

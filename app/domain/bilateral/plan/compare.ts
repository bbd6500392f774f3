import { lasting } from "../interval.ts";
import type { MeetingLevel } from "../kinds.ts";
import type { MeetingRequest } from "../placement.ts";
import { isLiked } from "../preference.ts";
import { type ChangeKind, CHANGE_KINDS, kindOfChange, type ProposedChange } from "./proposal.ts";

/** A count as it is today, and as it would be. */
export type NowAndThen = { now: number; then: number };
/** What a plan would do for one delegation. */
export type DelegationShare = NowAndThen & { delegationId: string } & Record<ChangeKind, number>;

/** A plan beside today's, in numbers. */
export type PlanComparison = Record<ChangeKind, number> & {
  placed: NowAndThen;
  levels: Readonly<Record<MeetingLevel, NowAndThen>>;
  /** Meetings within the hours that their sides like best, of the requests that name such hours (`of`). */
  liked: NowAndThen & { of: number };
  /** Meetings that would change their room. */
  roomChanges: number;
  /** Those that anything would change for, most changes first. */
  delegations: readonly DelegationShare[];
};

type Wanted = Pick<MeetingRequest, "id" | "sides" | "level" | "minutes" | "preferred"> & {
  meeting: { start: number } | null;
};

/** Counts what a plan would add, move and drop, in all and for each delegation. */
export function comparePlan(
  requests: readonly Wanted[],
  changes: readonly ProposedChange[],
): PlanComparison {
  const kindOf = new Map(changes.map((change) => [change.requestId, kindOfChange(change)]));
  const countOf = (of: readonly Wanted[]): NowAndThen => ({
    now: of.filter(({ meeting }) => meeting).length,
    then: of.filter(({ id, meeting }) => {
      const kind = kindOf.get(id);
      return kind ? kind !== "dropped" : meeting !== null;
    }).length,
  });
  const kindsOf = (of: readonly Wanted[]) => {
    const many = (wanted: ChangeKind) => of.filter(({ id }) => kindOf.get(id) === wanted).length;
    return { added: many("added"), moved: many("moved"), dropped: many("dropped") };
  };
  const ofLevel = (level: MeetingLevel) =>
    countOf(requests.filter((request) => request.level === level));
  const choosy = requests.filter(({ preferred }) => preferred.length > 0);
  const afterOf = new Map(changes.map(({ requestId, after }) => [requestId, after]));
  const likedAt = (placeOf: (request: Wanted) => { start: number } | null | undefined) =>
    choosy.filter((request) => {
      const place = placeOf(request);
      return place && isLiked(request.preferred, lasting(place.start, request.minutes));
    }).length;
  const liked = {
    of: choosy.length,
    now: likedAt(({ meeting }) => meeting),
    then: likedAt(({ id, meeting }) => (afterOf.has(id) ? afterOf.get(id) : meeting)),
  };
  const touched = requests.filter(({ id }) => kindOf.has(id));
  const delegations = [...new Set(touched.flatMap(({ sides }) => sides))].map((delegationId) => {
    const own = requests.filter(({ sides }) => sides.includes(delegationId));
    return { delegationId, ...countOf(own), ...kindsOf(own) };
  });
  const changesOf = (share: DelegationShare) =>
    CHANGE_KINDS.reduce((sum, kind) => sum + share[kind], 0);
  return {
    ...kindsOf(requests),
    placed: countOf(requests),
    liked,
    levels: { head: ofLevel("head"), minister: ofLevel("minister"), official: ofLevel("official") },
    roomChanges: changes.filter(
      ({ before, after }) => before && after && before.roomId !== after.roomId,
    ).length,
    delegations: delegations.toSorted(
      (a, b) => changesOf(b) - changesOf(a) || a.delegationId.localeCompare(b.delegationId),
    ),
  };
}

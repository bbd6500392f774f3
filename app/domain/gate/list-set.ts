/** Serial in hexadecimal, then seconds since 1970 of the event. */
export type DeadBadge = { serial: string; at: number };
export type SupersededBadge = DeadBadge & { by: number };
/** `floater`: the serial of the floater by which the holder is inside. */
export type InsideBadge = { serial: string; zone: number; since: number; floater: string | null };
/** A floater that was issued and has not ended. */
export type LiveFloater = { serial: string; delegation: string; zone: number };

/** What of a gate's list grows with the summit: the standing of each badge and pass that has one. */
export type ListSet = {
  revoked: readonly DeadBadge[];
  superseded: readonly SupersededBadge[];
  /** Of persons held back for now. */
  blocked: readonly DeadBadge[];
  floaters: readonly LiveFloater[];
  inside: readonly InsideBadge[];
};

/** What holds now of the serials in `touched`, and of no other. One that stands nowhere in it has no standing any more. */
export type ListDelta = ListSet & { touched: readonly string[] };

const mapSet = (
  set: ListSet,
  change: <T extends { serial: string }>(entries: readonly T[], of: keyof ListSet) => readonly T[],
): ListSet => ({
  revoked: change(set.revoked, "revoked"),
  superseded: change(set.superseded, "superseded"),
  blocked: change(set.blocked, "blocked"),
  floaters: change(set.floaters, "floaters"),
  inside: change(set.inside, "inside"),
});

/** The part of a set that a phone needs which knows it but for these serials. More serials than changed do no harm. */
export function deltaOf(set: ListSet, touched: readonly string[]): ListDelta {
  const serials = new Set(touched);
  return {
    ...mapSet(set, (entries) => entries.filter(({ serial }) => serials.has(serial))),
    touched: [...serials].sort(),
  };
}

/** The set after a delta. The same delta twice changes nothing more. */
export function applyDelta(set: ListSet, { touched, ...now }: ListDelta): ListSet {
  const serials = new Set(touched);
  const left = mapSet(set, (entries) => entries.filter(({ serial }) => !serials.has(serial)));
  return {
    revoked: [...left.revoked, ...now.revoked],
    superseded: [...left.superseded, ...now.superseded],
    blocked: [...left.blocked, ...now.blocked],
    floaters: [...left.floaters, ...now.floaters],
    inside: [...left.inside, ...now.inside],
  };
}

/** The one text of a set, whatever the order of its entries: its digest tells whether phone and server hold the same. */
export function setText({ revoked, superseded, blocked, floaters, inside }: ListSet): string {
  return JSON.stringify([
    inOrder(revoked).map(({ serial, at }) => [serial, at]),
    inOrder(superseded).map(({ serial, at, by }) => [serial, at, by]),
    inOrder(blocked).map(({ serial, at }) => [serial, at]),
    inOrder(floaters).map(({ serial, delegation, zone }) => [serial, delegation, zone]),
    inOrder(inside).map(({ serial, zone, since, floater }) => [serial, zone, since, floater]),
  ]);
}

const inOrder = <T extends { serial: string }>(entries: readonly T[]): readonly T[] =>
  entries.toSorted((a, b) => (a.serial < b.serial ? -1 : Number(a.serial > b.serial)));

import { err, ok, type Result } from "../result.ts";
import type { Direction } from "../gate/verdict.ts";

/** A motorcade's people, at most. */
const MOST = 99;

export type EscortRefusal = "nobody" | "not_a_number";

/** Who passed by pin, without a scan: principals, and those who walked along. */
export function decideEscort(
  principals: number,
  escorts: number,
): Result<{ principals: number; escorts: number }, EscortRefusal> {
  const counts = [principals, escorts];
  if (counts.some((count) => !Number.isInteger(count) || count < 0 || count > MOST))
    return err("not_a_number");
  return principals + escorts === 0 ? err("nobody") : ok({ principals, escorts });
}

/** One count, of one delegation; `at` orders them. */
export type Counted = { delegationId: string; direction: Direction; principals: number; at: Date };

/** Delegations whose principal is inside: whose last count with a principal was on the way in. */
export function principalsInside(counts: readonly Counted[]): ReadonlySet<string> {
  const last = new Map<string, Counted>();
  for (const count of counts) {
    const before = last.get(count.delegationId);
    if (count.principals > 0 && (!before || before.at <= count.at))
      last.set(count.delegationId, count);
  }
  return new Set(
    [...last.values()].flatMap((one) => (one.direction === "entry" ? [one.delegationId] : [])),
  );
}

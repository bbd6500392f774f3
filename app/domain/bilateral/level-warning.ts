import type { PrincipalRank } from "../precedence/ranks.ts";
import type { Principal } from "./availability.ts";

/** Sides that do not meet at eye level; nothing is forbidden, but protocol and the sides should know. */
export type LevelWarning =
  | { kind: "levels"; sides: readonly Principal[] }
  | { kind: "ranks"; sides: readonly { delegationId: string; rank: PrincipalRank }[] };

/** Heads of State and of Government meet as equals; below them each rank is its own. */
const STANDING: Record<PrincipalRank, number> = {
  "head-of-state": 0,
  "head-of-government": 0,
  "deputy-head-of-state": 1,
  minister: 2,
  official: 3,
};

/**
 * Whether the sides are represented at different levels, or, all by their heads, by heads of different rank.
 * @param rankOf a delegation's head; null where the rank is not known, and nothing is said of it
 */
export function levelWarning(
  principals: readonly Principal[],
  rankOf: (delegationId: string) => PrincipalRank | null,
): LevelWarning | null {
  const [first] = principals;
  if (!first) return null;
  if (principals.some(({ level }) => level !== first.level))
    return { kind: "levels", sides: principals };
  if (first.level !== "head") return null;
  const sides = principals.flatMap(({ delegationId }) => {
    const rank = rankOf(delegationId);
    return rank ? [{ delegationId, rank }] : [];
  });
  const standings = new Set(sides.map(({ rank }) => STANDING[rank]));
  return standings.size > 1 ? { kind: "ranks", sides } : null;
}

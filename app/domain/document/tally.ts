import { breaksSilence, type Position, type Stance } from "./position.ts";

/** A delegation's gravest word on a version: one that proposes or reserves anywhere does not agree on the whole. */
export const overallStance = (own: readonly Pick<Position, "paragraph" | "stance">[]): Stance => {
  const said = own.map(({ stance }) => stance);
  if (said.includes("reserve")) return "reserve";
  if (said.includes("propose")) return "propose";
  // Agreeing to one paragraph is not yet agreeing to the text.
  const whole = own.find(({ paragraph }) => paragraph === null);
  return whole?.stance ?? "silent";
};

/** How many of those with a say stand where; the silent are all who said nothing. */
export function tally(
  standing: readonly Position[],
  withSay: readonly string[],
): Record<Stance, number> {
  const count = { agree: 0, reserve: 0, propose: 0, silent: 0 };
  for (const id of withSay)
    count[overallStance(standing.filter(({ delegationId }) => delegationId === id))] += 1;
  return count;
}

/** How many delegations hold out against the text. */
export const objectionsIn = (standing: readonly Position[]): number =>
  new Set(
    standing.filter(({ stance }) => breaksSilence(stance)).map(({ delegationId }) => delegationId),
  ).size;

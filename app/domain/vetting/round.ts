import type { Outcome } from "./outcome.ts";

/** A decision as recorded, as far as later ones depend on it. */
export type Decided = { stage: string; outcome: Outcome; officerId: string };

/** The decisions since the file last came from the delegation: a returned file begins its path anew. */
export const currentRound = <D extends Pick<Decided, "outcome">>(decisions: readonly D[]): D[] =>
  decisions.slice(decisions.findLastIndex(({ outcome }) => outcome === "returned") + 1);

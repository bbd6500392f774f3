/** Ranks of those who lead delegations. Which stands before which is each host's policy. */
export const PRINCIPAL_RANKS = [
  "head-of-state",
  "head-of-government",
  "deputy-head-of-state",
  "minister",
  "official",
] as const;
export type PrincipalRank = (typeof PRINCIPAL_RANKS)[number];

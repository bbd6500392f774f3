/** What may become of a badge or a pass that a gate must know. `reinstated`: its end was taken back; `live`: a pass was issued. */
export const GATE_CHANGES = [
  "revoked",
  "reinstated",
  "superseded",
  "blocked",
  "unblocked",
  "live",
] as const;

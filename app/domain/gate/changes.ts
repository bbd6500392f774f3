/** What may become of a badge or a pass that a gate must know. `live`: a pass that was issued. */
export const GATE_CHANGES = ["revoked", "superseded", "blocked", "unblocked", "live"] as const;
export type GateChange = (typeof GATE_CHANGES)[number];

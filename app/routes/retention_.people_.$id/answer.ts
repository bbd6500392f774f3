import type { ErasureRefusal } from "#app/domain/retention/erasure.ts";
import type { ProofRefusal } from "#app/server/platform/access/fresh-sign-in.server.ts";

/** What came of the form that erases. */
export type Answer =
  | { kind: "erased"; act: number }
  | { kind: "unproved"; proof: ProofRefusal; reason: string }
  | { kind: "refused"; problem: ErasureRefusal; reason: string };

import type { ProofRefusal } from "#app/server/platform/access/fresh-sign-in.server.ts";

/** What came of a form of this page. */
export type Answer =
  | { kind: "removed" }
  | { kind: "unproved"; passkey: string; proof: ProofRefusal }
  | { kind: "ended"; count: number };

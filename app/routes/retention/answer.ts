import type { ProofRefusal } from "#app/server/platform/access/fresh-sign-in.server.ts";

/** What came of a form of this page. */
export type Answer =
  | { kind: "ordered" | "placed" | "lifted" }
  | { kind: "unproved"; proof: ProofRefusal }
  | { kind: "not_ordered"; why: "nothing_due" | "under_way" }
  | {
      kind: "refused";
      problem: "reason_missing" | "reason_too_long" | "unknown" | "one_thing";
      typed: { on: string; person: string; reason: string };
    };

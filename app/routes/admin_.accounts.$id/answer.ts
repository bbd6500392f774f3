import type { DangerousDeed } from "#app/domain/access/fresh-sign-in.ts";
import type { ProofRefusal } from "#app/server/platform/access/fresh-sign-in.server.ts";

/** What an administrator may do to an account on its page, and as which deed it is proved. */
export const DEED_OF = {
  sessions: "sessions.end",
  authenticator: "account.change",
  access: "account.change",
} as const satisfies Record<string, DangerousDeed>;
export type Intent = keyof typeof DEED_OF;

/** What came of a form of this page. */
export type Answer =
  | { kind: "unproved"; intent: Intent; proof: ProofRefusal }
  | { kind: "done"; intent: Intent; authenticator: string | null };

import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import type { Whereabouts } from "#app/domain/gate/judge.ts";
import type { GateRules } from "#app/domain/gate/rules.ts";
import type { Admission } from "#app/domain/gate/verdict.ts";

/** Whose badge it is, as the bundle's record or the server says. In memory while it is on the screen. */
export type Holder = {
  surname: string;
  givenNames: string;
  nativeName: string;
  /** WebP; empty for a photo-free badge. */
  photo: Uint8Array;
};

/** A verdict with what it was made from. Times in seconds since 1970. */
export type Judged = {
  /** Of the passage that was stored before this is shown. */
  id: string;
  admission: Admission;
  at: number;
  claims: Omit<BadgeClaims, "photoDigest"> | undefined;
  /** Serial of the floater shown beside the badge. */
  floater: string | null;
  holder: Holder | undefined;
  facts: {
    gate: GateRules;
    listAgeSeconds: number | null;
    presence: Whereabouts;
    revokedAt: number | null;
    superseded: { at: number; by: number } | null;
  };
};

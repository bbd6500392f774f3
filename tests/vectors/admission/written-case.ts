import type { BadgeClaims, TokenRefusal } from "#app/domain/badge/claims.ts";
import type { AdmissionCase } from "#app/domain/gate/judge.ts";

type WrittenBadge =
  (Omit<BadgeClaims, "serial" | "photoDigest"> & { serial: string }) | TokenRefusal;

/** An admission case as plain data: bytes in hexadecimal, sets as arrays. */
export type WrittenCase = Omit<AdmissionCase, "badge" | "list" | "floater"> & {
  badge: WrittenBadge;
  list: {
    asOf: number;
    revoked: readonly string[];
    superseded: readonly string[];
    blocked: readonly string[];
  };
  floater: { badge: WrittenBadge; inUse: boolean } | null;
};

/** The case that a vector writes down. Uses nothing from outside, so that a page can run its very text. */
export function readCase(written: WrittenCase): AdmissionCase {
  const bytes = (hex: string) =>
    Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
      Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
    );
  const verified = (badge: WrittenBadge): AdmissionCase["badge"] =>
    typeof badge === "string"
      ? { ok: false, error: badge }
      : {
          ok: true,
          value: {
            claims: { ...badge, serial: bytes(badge.serial), photoDigest: new Uint8Array(8) },
            keyId: new Uint8Array(8),
            signature: new Uint8Array(64),
          },
        };
  const { asOf, revoked, superseded, blocked } = written.list;
  const { floater } = written;
  return {
    ...written,
    badge: verified(written.badge),
    list: {
      asOf,
      revoked: new Set(revoked),
      superseded: new Set(superseded),
      blocked: new Set(blocked),
    },
    floater: floater && { badge: verified(floater.badge), inUse: floater.inUse },
  };
}

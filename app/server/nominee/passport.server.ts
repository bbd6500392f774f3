import { type Passport, passportKey } from "#app/domain/nominee/passport.ts";

import { blindIndex, seal, unsealText } from "../platform/sealing.server.ts";

const EMPTY: Passport = { number: "", issuer: "", mrz: "" };

/** The columns that hold a passport: sealed whole, and a blind index where there is a number. */
export function sealPassport(passport: Passport): {
  passportSealed: Uint8Array | null;
  passportIndex: Uint8Array | null;
} {
  const { number, issuer, mrz } = passport;
  return {
    passportSealed: number || mrz ? seal(JSON.stringify(passport)) : null,
    passportIndex: number ? indexPassport(issuer, number) : null,
  };
}

/** Finds a passport without opening any: compare with `nominee.passportIndex`. */
export const indexPassport = (issuer: string, number: string): Uint8Array =>
  blindIndex(passportKey(issuer, number));

/** Opens what `sealPassport` sealed; an empty passport for null. Throws when it was altered. */
export function openPassport(sealed: Uint8Array | null): Passport {
  if (sealed === null) return EMPTY;
  const opened = JSON.parse(unsealText(sealed)) as Partial<Passport>;
  return { ...EMPTY, ...opened };
}

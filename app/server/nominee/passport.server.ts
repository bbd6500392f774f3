import { type Passport, passportKey } from "#app/domain/nominee/passport.ts";

import {
  blindIndex,
  blindIndexes,
  otherBlindIndex,
  seal,
  unsealText,
} from "../platform/sealing.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

const EMPTY: Passport = { number: "", issuer: "", mrz: "" };

/** The columns that hold a passport: sealed whole, and blind indexes where there is a number. */
export function sealPassport(passport: Passport): {
  passportSealed: Uint8Array | null;
  passportIndex: Uint8Array | null;
  passportIndexBefore: Uint8Array | null;
} {
  const { number, issuer, mrz } = passport;
  const key = passportKey(issuer, number);
  return {
    passportSealed:
      number || mrz ? seal("nominee.passport_sealed", JSON.stringify(passport)) : null,
    passportIndex: number ? blindIndex(key) : null,
    passportIndexBefore: number ? otherBlindIndex(key) : null,
  };
}

/** Finds a passport without opening any: `nominee.passportIndex` is one of these, whichever key it stands under. */
export const passportIndexes = (issuer: string, number: string): Uint8Array[] =>
  blindIndexes(passportKey(issuer, number));

/** Opens what `sealPassport` sealed; an empty passport for null. Throws when it was altered. */
export function openPassport(sealed: Uint8Array | null, leave: Leave): Passport {
  if (sealed === null) return EMPTY;
  const opened = JSON.parse(
    unsealText("nominee.passport_sealed", sealed, leave),
  ) as Partial<Passport>;
  return { ...EMPTY, ...opened };
}

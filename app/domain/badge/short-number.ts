import { err, ok, type Result } from "../result.ts";

/** Digits and letters without I, L, O, U: none is taken for another, and no word comes out by chance. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** The number under the code, `7K4M-92QX`, from five random bytes: 2^40 of them, eight signs of five bits. */
export function shortNumber(random: Uint8Array): string {
  if (random.length !== 5) throw new RangeError("A short number is made of five bytes");
  let value = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let signs = "";
  for (let i = 0; i < LENGTH; i++) {
    signs = SIGNS.charAt(Number(value & 31n)) + signs;
    value >>= 5n;
  }
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** Reads what somebody typed: any case, spaces and hyphens anywhere, O for 0, I and L for 1. */
export function parseShortNumber(typed: string): Result<string, "malformed"> {
  const signs = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (signs.length !== LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) {
    return err("malformed");
  }
  return ok(`${signs.slice(0, 4)}-${signs.slice(4)}`);
}

/** A person's number as printed: `KGZ-0007`. */
export function personNumber(delegationCode: string, number: number): string {
  return `${delegationCode}-${String(number).padStart(4, "0")}`;
}

import { err, ok, type Result } from "../result.ts";

/** The largest amount that is kept, in whole units of a currency: thirteen digits before the point. */
const MOST_DIGITS = 13;

/** An amount of money as the database keeps it, with two decimals: `1250.00`. */
export type Amount = string;

/**
 * Reads an amount as people type it: `1 250 000`, `1250.5`, `1250,50`. Spaces part thousands, a point or a comma the decimals.
 * @returns refused when it is no positive amount, or has more decimals than money has
 */
export function readAmount(typed: string): Result<Amount, "not_an_amount"> {
  const match = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s\u00a0\u202f]/g, ""));
  const whole = match?.[1]?.replace(/^0+(?=\d)/, "");
  if (!match || !whole || whole.length > MOST_DIGITS) return err("not_an_amount");
  const amount = `${whole}.${(match[2] ?? "").padEnd(2, "0")}`;
  return /[1-9]/.test(amount) ? ok(amount) : err("not_an_amount");
}

/** `1 250 000.50`: thousands parted by a thin space that does not break, decimals only where there are any. */
export function writeAmount(amount: Amount): string {
  const [whole = "0", cents = "00"] = amount.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return cents === "00" ? parted : `${parted}.${cents}`;
}

/** Sums per currency, exactly: money is counted in hundredths, never in fractions of a binary number. */
export function totals(
  pledges: readonly { amount: Amount; currency: string }[],
): { currency: string; amount: Amount }[] {
  const cents = new Map<string, bigint>();
  for (const { amount, currency } of pledges)
    cents.set(currency, (cents.get(currency) ?? 0n) + BigInt(amount.replace(".", "")));
  return [...cents]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([currency, sum]) => {
      const digits = sum.toString().padStart(3, "0");
      return { currency, amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` };
    });
}

import fc from "fast-check";
import { expect, it } from "vitest";

import { readAmount, totals, writeAmount } from "#app/domain/fund/amount.ts";

it("reads amounts as people of three languages type them", () => {
  for (const typed of ["1250.5", "1250,50", "1 250,50", "1\u202f250.50"])
    expect(readAmount(typed)).toEqual({ ok: true, value: "1250.50" });
  expect(readAmount("007")).toEqual({ ok: true, value: "7.00" });
  for (const typed of ["", "0", "0.00", "-5", "1.234", "1.250,00", "12e3", "99999999999999"])
    expect(readAmount(typed), typed).toEqual({ ok: false, error: "not_an_amount" });
});

it("writes thousands apart, and decimals only where there are any", () => {
  expect(writeAmount("1250000.00")).toBe("1\u202f250\u202f000");
  expect(writeAmount("999.05")).toBe("999.05");
});

it("adds up to the last hundredth, each currency for itself", () => {
  expect(
    totals([
      { amount: "0.10", currency: "USD" },
      { amount: "0.20", currency: "USD" },
      { amount: "9000000000000.01", currency: "KZT" },
    ]),
  ).toEqual([
    { currency: "KZT", amount: "9000000000000.01" },
    { currency: "USD", amount: "0.30" },
  ]);
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 14n }), { minLength: 1 }), (cents) => {
      const amounts = cents.map((sum) => {
        const digits = sum.toString().padStart(3, "0");
        return { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency: "EUR" };
      });
      const [total] = totals(amounts);
      const sum = cents.reduce((a, b) => a + b, 0n);
      return BigInt(total?.amount.replace(".", "") ?? "") === sum;
    }),
  );
});

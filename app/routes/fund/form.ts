import { z } from "zod";

import { type Amount, readAmount } from "#app/domain/fund/amount.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

const id = z.uuid();
const words = (most: number) => z.string().trim().max(most).default("");

/** The forms of the page; what does not parse was made by no form of ours. */
export const fundForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("propose"),
    title: words(300),
    summary: words(4_000),
    cost: words(30),
    currency: words(3),
  }),
  z.object({ intent: z.literal("pledge"), project: id, amount: words(30), currency: words(3) }),
  z.object({ intent: z.literal("withdraw_project"), project: id }),
  z.object({ intent: z.literal("withdraw_pledge"), pledge: id }),
]);

export const FUND_PROBLEMS = [
  "needs_title",
  "needs_summary",
  "not_an_amount",
  "currency",
  "no_project",
  "not_yours",
  "has_pledges",
] as const;
export type FundProblem = (typeof FUND_PROBLEMS)[number];

/** Money as typed, in one of the currencies of the definition. */
export function readMoney(
  typed: { amount: string; currency: string },
  currencies: readonly string[],
): Result<{ amount: Amount; currency: string }, "not_an_amount" | "currency"> {
  const amount = readAmount(typed.amount);
  if (!amount.ok) return amount;
  if (!currencies.includes(typed.currency)) return err("currency");
  return ok({ amount: amount.value, currency: typed.currency });
}

import { err, ok, type Result } from "../result.ts";
import type { IssueRefusal } from "./issue.ts";

/** A batch waits for a worker, is drawn part by part, and ends done, cancelled or failed. */
export const PRINT_STATES = ["waiting", "drawing", "done", "cancelled", "failed"] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** Whether a worker may still draw parts of it. */
export const isUnderWay = (state: PrintState): boolean =>
  state === "waiting" || state === "drawing";

/** What became of one badge of a batch. A spoiled print was destroyed: the badge may be printed again. */
export const PRINT_ITEM_STATES = ["waiting", "printed", "spoiled", "left_out"] as const;

/** Why somebody of a batch got no print; each has its words in `print.json`. */
export type LeftOutReason = IssueRefusal | "badge_dead" | "printed_elsewhere" | "cancelled";

/** What stands in the print register: a print of a batch, one that was spoiled, a single copy from the desk. */
export const PRINT_ENTRY_KINDS = ["printed", "spoiled", "copy"] as const;

/** Badges of a part: so few that it is soon drawn and little is lost by a crash, so many that its faces weigh little. */
export const BADGES_A_PART = 50;

export const PRINT_REFUSALS = ["nobody", "stock_missing", "stock_too_long", "overtaken"] as const;
export type PrintRefusal = (typeof PRINT_REFUSALS)[number];

/** Longest name of a stock, in characters. */
export const LONGEST_STOCK = 60;

/** Reads the stock that a batch is printed on ("Teslin 86 × 120, lot 14"), so that what was used up can be counted. */
export function readStock(typed: string): Result<string, PrintRefusal> {
  const stock = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (stock === "") return err("stock_missing");
  return [...stock].length > LONGEST_STOCK ? err("stock_too_long") : ok(stock);
}

/** Whose badges: all filters hold at once; marked badges are those alone. */
export type PrintScope = {
  delegationId?: string | undefined;
  category?: string | undefined;
  zone?: number | undefined;
  badgeIds?: readonly string[] | undefined;
};

import type { Axis } from "./columns.ts";

/** What of the board is looked at, as its address says. */
export type Looking = { day: string; axis: Axis; plan: string | null; reasons: boolean };

/** Addresses within the board: a day, and what is chosen or suggested on it. */
export function boardHref(
  { day, axis, plan, reasons }: Looking,
  more: { request?: string; room?: string; time?: string; view?: "tray" | "plan" } = {},
): string {
  const search = new URLSearchParams({
    day,
    ...(axis === "rooms" ? {} : { by: axis }),
    ...(plan === null ? {} : { plan }),
    ...(reasons ? { tray: "reasons" } : {}),
    ...more,
  });
  return `/bilaterals?${search.toString()}`;
}

/** Reads what is looked at from an address. */
export function lookingAt(search: URLSearchParams, day: string): Looking {
  return {
    day,
    axis: search.get("by") === "delegations" ? "delegations" : "rooms",
    plan: search.get("plan"),
    reasons: search.get("tray") === "reasons",
  };
}

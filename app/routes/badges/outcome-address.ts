import { ISSUE_REFUSALS } from "#app/domain/badge/issue.ts";
import type { DeskOutcome } from "#app/server/badge/at-desk.server.ts";
import { REINSTATE_REFUSALS } from "#app/domain/badge/reinstate.ts";

const SAID = ["issued", "revoked", "replaced", "reinstated"] as const;
const REFUSALS = [...ISSUE_REFUSALS, ...REINSTATE_REFUSALS, "not_live"] as const;

/** The address to go to after an order: the same list, and what came of it. */
export function outcomeSearch(before: URLSearchParams, { said, count, refused }: DeskOutcome) {
  const search = new URLSearchParams({ said, count: String(count) });
  for (const name of ["delegation", "find"]) {
    const value = before.get(name);
    if (value) search.set(name, value);
  }
  for (const refusal of refused) search.append("not", refusal);
  return `?${search.toString()}`;
}

/** What the address says of the last order; null when nothing, or nothing of ours. */
export function readOutcome(search: URLSearchParams): DeskOutcome | null {
  const said = SAID.find((each) => each === search.get("said"));
  const count = Number(search.get("count"));
  if (!said || !Number.isInteger(count) || count < 0) return null;
  const refused = search
    .getAll("not")
    .flatMap((not) => REFUSALS.find((each) => each === not) ?? []);
  return { said, count, refused };
}

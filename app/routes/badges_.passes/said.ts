import { isUuid } from "#app/domain/uuid.ts";
import { passNumber } from "#app/server/pass/at-desk.server.ts";

const SAID = ["issued", "replaced", "ended", "day"] as const;

/** What the address says of the last order; null when nothing, or nothing of ours. */
export async function readSaid(search: URLSearchParams) {
  const said = SAID.find((each) => each === search.get("said"));
  if (!said) return null;
  const id = search.get("id") ?? "";
  const count = Number(search.get("count"));
  return {
    said,
    count: Number.isInteger(count) && count > 0 ? count : 1,
    number: isUuid(id) ? await passNumber(id) : "",
  };
}

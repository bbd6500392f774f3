import { type Filter, FILTERS } from "#app/domain/programme/filters.ts";

/** What of the programme is looked at. `day` is a tab's key; null where none is wished. */
export type Place = { day: string | null; show: Filter; sideBySide: boolean };

/** The address of a view of the programme; what is usual stays out of it. */
export function programmeHref({ day, show, sideBySide }: Place): string {
  const search = new URLSearchParams();
  if (day) search.set("day", day);
  if (show !== "all") search.set("show", show);
  if (sideBySide) search.set("lang", "all");
  return search.size > 0 ? `/programme?${search}` : "/programme";
}

/** What an address asks for; what it does not know is as if it were not there. */
export function placeIn(search: URLSearchParams): Place {
  const show = FILTERS.find((filter) => filter === search.get("show")) ?? "all";
  return { day: search.get("day"), show, sideBySide: search.get("lang") === "all" };
}

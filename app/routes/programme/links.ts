import type { Filter } from "#app/domain/programme/filters.ts";

export type Place = { day: string | undefined; show: Filter; sideBySide: boolean };

/** The address of a view of the programme; what is usual stays out of it. */
export function programmeHref({ day, show, sideBySide }: Place): string {
  const search = new URLSearchParams();
  if (day) search.set("day", day);
  if (show !== "all") search.set("show", show);
  if (sideBySide) search.set("lang", "all");
  return search.size > 0 ? `/programme?${search}` : "/programme";
}

import { sortingText, USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";

/** The address of a delegation's list as it is asked for; what is usual is left out. */
export function listAddress({ tab, search, sorting, page }: DashboardPage["query"]): string {
  const parameters = new URLSearchParams({ tab });
  if (search) parameters.set("q", search);
  if (sortingText(sorting) !== sortingText(USUAL_SORTING))
    parameters.set("sort", sortingText(sorting));
  if (page > 1) parameters.set("page", String(page));
  return `/delegation?${parameters.toString()}`;
}

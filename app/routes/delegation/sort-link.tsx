import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";

import { nextSorting, type Sort } from "#app/domain/nominee/sorting.ts";
import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";

import { listAddress } from "./list-address.ts";

type Props = { sort: Sort; query: DashboardPage["query"]; label: string };

/** A column's heading: orders the list by it, and pressed again the other way round. */
export function SortLink({ sort, query, label }: Props) {
  const { sorting } = query;
  const Arrow = sorting.down ? ArrowDown : ArrowUp;
  return (
    <Link
      className="sort"
      to={listAddress({ ...query, sorting: nextSorting(sorting, sort), page: 1 })}
      preventScrollReset
      aria-current={sorting.by === sort || undefined}
    >
      {label}
      {sorting.by === sort ? <Arrow className="i i-16" aria-hidden="true" /> : null}
    </Link>
  );
}

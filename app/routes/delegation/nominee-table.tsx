import { Form, Link } from "@remix-run/react";
import { Check, ChevronLeft, ChevronRight, CircleAlert, Search, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SORTS, sortingText } from "#app/domain/nominee/sorting.ts";
import type { Tab } from "#app/domain/nominee/tabs.ts";
import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { STATUS_ICONS } from "#app/ui/status-chip.tsx";
import { Symbols } from "#app/ui/symbols.tsx";
import { useFollow } from "#app/ui/use-follow.ts";

import { listAddress } from "./list-address.ts";
import { maySend, NomineeRow } from "./nominee-row.tsx";
import { SendBar, useTicks } from "./send-bar.tsx";
import { SortLink } from "./sort-link.tsx";

const ICONS = { ...STATUS_ICONS, person: UserRound, warn: CircleAlert, fine: Check };
const TABS = ["all", "needs_you", "in_review", "approved"] as const satisfies readonly Tab[];

/**
 * Nominees of the delegation: by tab, search and order, with what is missing in words; those ticked are sent together.
 * `kept` are ids of files that were sent so and could not be.
 */
export function NomineeTable({ page, kept }: { page: DashboardPage; kept: readonly string[] }) {
  const { t } = useTranslation("registration");
  const { t: common } = useTranslation("common");
  const { t: several } = useTranslation("nominee");
  const follow = useFollow();
  const ticks = useTicks();
  const { query } = page;
  const empty = query.search ? "emptySearch" : query.tab === "all" ? "empty" : "emptyTab";
  return (
    <section className="card people">
      <div className="tabsrow">
        <nav className="tabs" aria-label={t("tab.label")}>
          {TABS.map((tab) => (
            <Link
              key={tab}
              to={listAddress({ ...query, tab, page: 1 })}
              aria-current={tab === query.tab ? "page" : undefined}
            >
              {t(`tab.${tab}`)}
              <span className={tab === "needs_you" && page.tabs[tab] > 0 ? "count warn" : "count"}>
                {page.tabs[tab]}
              </span>
            </Link>
          ))}
        </nav>
        <Form method="get" action="/delegation" className="search" role="search">
          <input type="hidden" name="tab" value={query.tab} />
          <input type="hidden" name="sort" value={sortingText(query.sorting)} />
          <Search className="i i-18" aria-hidden="true" />
          <input
            className="input"
            type="search"
            name="q"
            key={query.search}
            defaultValue={query.search}
            placeholder={t("table.search")}
            aria-label={t("table.search")}
          />
        </Form>
      </div>
      <Symbols icons={ICONS} />
      {page.rows.length === 0 ? (
        <EmptyState title={t(`table.${empty}`)} />
      ) : (
        <Form
          method="post"
          action={listAddress(query)}
          id="send-several"
          onChange={ticks.count}
          preventScrollReset
        >
          <nav className="sorts" aria-label={t("table.sorts")}>
            {SORTS.map((sort) => (
              <SortLink key={sort} sort={sort} query={query} label={t(`table.${sort}`)} />
            ))}
          </nav>
          <table className="tbl">
            <thead>
              <tr>
                <Heading sort="name" query={query} label={t("table.name")} />
                <Heading sort="category" query={query} label={t("table.category")} />
                <Heading sort="status" query={query} label={t("table.status")} />
                <th>{t("table.missing")}</th>
                <Heading sort="changed" query={query} label={t("table.changed")} className="r" />
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <NomineeRow
                  key={row.id}
                  row={row}
                  t={t}
                  status={common(`status.${row.status}`)}
                  follow={follow}
                  tick={
                    maySend(row)
                      ? several("several.tick", { name: row.name || t("table.unnamed") })
                      : null
                  }
                  ticked={kept.includes(row.id)}
                />
              ))}
            </tbody>
          </table>
          {page.rows.some(maySend) ? <SendBar ticks={ticks} /> : null}
        </Form>
      )}
      <Pages page={page} />
    </section>
  );
}

type HeadingProps = Parameters<typeof SortLink>[0] & { className?: string };

function Heading({ className, ...link }: HeadingProps) {
  const { by, down } = link.query.sorting;
  return (
    <th
      className={className}
      aria-sort={by === link.sort ? (down ? "descending" : "ascending") : undefined}
    >
      <SortLink {...link} />
    </th>
  );
}

function Pages({ page: { query, total, pageSize } }: { page: DashboardPage }) {
  const { t } = useTranslation("registration");
  if (total === 0) return null;
  const from = (query.page - 1) * pageSize + 1;
  const to = Math.min(total, query.page * pageSize);
  return (
    <div className="tfoot">
      <span>{t("table.range", { from: Math.min(from, total), to, total })}</span>
      <span className="row">
        {query.page > 1 ? (
          <Link
            className="btn btn-2 btn-s"
            rel="prev"
            to={listAddress({ ...query, page: query.page - 1 })}
          >
            <ChevronLeft className="i i-16" aria-hidden="true" />
            {t("table.previous")}
          </Link>
        ) : null}
        {to < total ? (
          <Link
            className="btn btn-2 btn-s"
            rel="next"
            to={listAddress({ ...query, page: query.page + 1 })}
          >
            {t("table.next")}
            <ChevronRight className="i i-16" aria-hidden="true" />
          </Link>
        ) : null}
      </span>
    </div>
  );
}

import { Form, Link } from "@remix-run/react";
import type { TFunction } from "i18next";
import { Check, ChevronLeft, ChevronRight, CircleAlert, Search, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Tab } from "#app/domain/nominee/tabs.ts";
import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { STATUS_ICONS, StatusMark } from "#app/ui/status-chip.tsx";
import { SymbolIcon, Symbols } from "#app/ui/symbols.tsx";
import { useFollow } from "#app/ui/use-follow.ts";

import { standing } from "./standing.ts";

type Row = DashboardPage["rows"][number];
const ICONS = { ...STATUS_ICONS, person: UserRound, warn: CircleAlert, fine: Check };
const TABS = ["all", "needs_you", "in_review", "approved"] as const satisfies readonly Tab[];

/** Nominees of the delegation: by tab and search, with what is missing in words. */
export function NomineeTable({ page }: { page: DashboardPage }) {
  const { t } = useTranslation("registration");
  const { t: common } = useTranslation("common");
  const follow = useFollow();
  const { query } = page;
  const empty = query.search ? "emptySearch" : query.tab === "all" ? "empty" : "emptyTab";
  return (
    <section className="card people">
      <div className="tabsrow">
        <nav className="tabs" aria-label={t("tab.label")}>
          {TABS.map((tab) => (
            <Link
              key={tab}
              to={addressOf({ ...query, tab, page: 1 })}
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
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("table.name")}</th>
              <th>{t("table.category")}</th>
              <th>{t("table.status")}</th>
              <th>{t("table.missing")}</th>
              <th className="r">{t("table.changed")}</th>
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
              />
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} />
    </section>
  );
}

type RowProps = {
  row: Row;
  t: TFunction<"registration">;
  status: string;
  follow: ReturnType<typeof useFollow>;
};

/** Words come from the table: fifty rows that each ask for their language cost more than the rest of the page. */
function NomineeRow({ row, t, status, follow }: RowProps) {
  const { warn, words } = standing(t, row);
  return (
    <tr>
      <td>
        <div className="who">
          <span className="ph">
            {row.photoId ? (
              <img
                src={`/files/${row.photoId}?size=small`}
                alt=""
                loading="lazy"
                width="96"
                height="128"
              />
            ) : (
              <SymbolIcon name="person" />
            )}
          </span>
          <span>
            <a href={`/delegation/nominees/${row.id}`} onClick={follow}>
              {row.name || t("table.unnamed")}
            </a>
            <small>
              {row.position}
              {row.position && row.nativeName ? " · " : null}
              <bdi>{row.nativeName}</bdi>
            </small>
          </span>
        </div>
      </td>
      <td>
        {row.category ? (
          <span className="row">
            <CategoryTag letter={row.category.letter} />
            {row.category.name}
          </span>
        ) : null}
      </td>
      <td>
        <StatusMark status={row.status} label={status} />
      </td>
      <td>
        <span className={warn ? "miss warn" : "miss none"}>
          <SymbolIcon name={warn ? "warn" : "fine"} className="i i-18" />
          <span>{words}</span>
        </span>
      </td>
      <td className="r nowrap c2 t13">
        {row.changed.today ? t("table.today", { time: row.changed.text }) : row.changed.text}
      </td>
    </tr>
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
            to={addressOf({ ...query, page: query.page - 1 })}
          >
            <ChevronLeft className="i i-16" aria-hidden="true" />
            {t("table.previous")}
          </Link>
        ) : null}
        {to < total ? (
          <Link
            className="btn btn-2 btn-s"
            rel="next"
            to={addressOf({ ...query, page: query.page + 1 })}
          >
            {t("table.next")}
            <ChevronRight className="i i-16" aria-hidden="true" />
          </Link>
        ) : null}
      </span>
    </div>
  );
}

function addressOf({ tab, search, page }: DashboardPage["query"]): string {
  const parameters = new URLSearchParams({ tab });
  if (search) parameters.set("q", search);
  if (page > 1) parameters.set("page", String(page));
  return `/delegation?${parameters.toString()}`;
}

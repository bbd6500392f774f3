import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";

import { ROW_STATES } from "#app/domain/import/stages.ts";
import type { ImportPage } from "#app/server/import/import-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { RowResult } from "./row-result.tsx";

type Preview = NonNullable<ImportPage["preview"]>;
type Shown = { page: ImportPage; preview: Preview };

/** The rows of the list as they were understood, a page at a time. */
export function RowTable({ page, preview }: Shown) {
  const { t } = useTranslation("import");
  const { query, counts } = preview;
  const shown = ROW_STATES.filter((state) => counts[state] > 0);
  const all = shown.reduce((sum, state) => sum + counts[state], 0);
  return (
    <section className="card people">
      <nav className="tabs import-tabs" aria-label={t("preview.show")}>
        {(["all", ...shown] as const).map((show) => (
          <Link
            key={show}
            to={addressOf(page.id, { show, page: 1 })}
            aria-current={show === query.show ? "page" : undefined}
            preventScrollReset
          >
            {show === "all" ? t("preview.all") : t(`state.${show}`)}
            <span className={show === "faulty" ? "count warn" : "count"}>
              {show === "all" ? all : counts[show]}
            </span>
          </Link>
        ))}
      </nav>
      {preview.rows.length === 0 ? (
        <EmptyState title={t("preview.none")} />
      ) : (
        <table className="tbl import-rows">
          <thead>
            <tr>
              <th className="r">{t("preview.row")}</th>
              <th>{t("preview.person")}</th>
              <th>{t("preview.category")}</th>
              <th>{t("preview.passport")}</th>
              <th>{t("preview.born")}</th>
              <th>{t("preview.result")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <Person key={row.row} row={row} importId={page.id} />
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} preview={preview} />
    </section>
  );
}

function Person({ row, importId }: { row: Preview["rows"][number]; importId: string }) {
  const { t } = useTranslation("import");
  const { t: form } = useTranslation("registration");
  const name = row.name || form("table.unnamed");
  return (
    <tr className={row.state === "faulty" ? "warned" : undefined}>
      <td className="r c2">
        <span className="vh">{t("preview.row")} </span>
        {row.row}
      </td>
      <td>
        <div className="who">
          <span className="ph">
            {row.photo === null ? (
              <UserRound className="i" aria-label={t("preview.noPhoto")} />
            ) : (
              <img
                src={`/delegation/import/${importId}/photos/${row.photo}`}
                alt={t("preview.photoOf", { name })}
                loading="lazy"
                width="96"
                height="128"
              />
            )}
          </span>
          <span>
            <b>{name}</b>
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
        {row.nationality} <span className="mono nowrap">{row.passportNumber}</span>
      </td>
      <td>{row.birthDate}</td>
      <td>
        <RowResult row={row} />
      </td>
    </tr>
  );
}

function Pages({ page, preview: { query, total, pageSize } }: Shown) {
  const { t } = useTranslation("import");
  if (total === 0) return null;
  const from = Math.min(total, (query.page - 1) * pageSize + 1);
  const to = Math.min(total, query.page * pageSize);
  return (
    <div className="tfoot">
      <span>{t("preview.range", { from, to, total })}</span>
      <span className="row">
        {query.page > 1 ? (
          <Link
            className="btn btn-2 btn-s"
            rel="prev"
            to={addressOf(page.id, { ...query, page: query.page - 1 })}
          >
            <ChevronLeft className="i i-16" aria-hidden="true" />
            {t("preview.previous")}
          </Link>
        ) : null}
        {to < total ? (
          <Link
            className="btn btn-2 btn-s"
            rel="next"
            to={addressOf(page.id, { ...query, page: query.page + 1 })}
          >
            {t("preview.next")}
            <ChevronRight className="i i-16" aria-hidden="true" />
          </Link>
        ) : null}
      </span>
    </div>
  );
}

const addressOf = (id: string, { show, page }: Preview["query"]): string =>
  `/delegation/import/${id}?show=${show}${page > 1 ? `&page=${page}` : ""}`;

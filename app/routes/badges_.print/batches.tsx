import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime, formatDay, astanaDay } from "#app/domain/time/astana.ts";
import type { StartPage } from "#app/server/print-run/start-page.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** Batches so far, latest first. */
export function Batches({ batches }: { batches: StartPage["batches"] }) {
  const { t } = useTranslation("print");
  const language = useLanguage();
  if (batches.length === 0) return <EmptyState title={t("none")} />;
  return (
    <section className="card" aria-labelledby="batches-title">
      <div className="card-h">
        <h2 className="h-sub" id="batches-title">
          {t("batches")}
        </h2>
      </div>
      <table className="tbl print-table">
        <thead>
          <tr>
            <th>{t("batch")}</th>
            <th>{t("state")}</th>
            <th>{t("printed")}</th>
            <th>{t("stock")}</th>
            <th>{t("asked")}</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <td>
                <Link to={`/badges/print/${batch.id}`}>
                  {t("numbered", { number: batch.number })}
                </Link>
              </td>
              <td data-label={t("state")}>{t(`states.${batch.state}`)}</td>
              <td data-label={t("printed")}>
                {t("ofTotal", { done: batch.printed, total: batch.total })}
                {batch.spoiled > 0 ? ` · ${t("spoiledCount", { count: batch.spoiled })}` : ""}
              </td>
              <td data-label={t("stock")}>{batch.stock}</td>
              <td data-label={t("asked")}>
                {formatDay(astanaDay(batch.askedAt), language)}, {astanaTime(batch.askedAt)} ·{" "}
                {batch.by}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

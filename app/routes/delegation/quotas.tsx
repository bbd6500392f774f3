import { Link } from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Meter } from "#app/ui/meter.tsx";

/**
 * Places of each group: approved solid, in review hatched, free empty; the number stands beside each. Under them, in
 * words, what is counted apart: hosted places and floaters.
 */
export function Quotas({ quotas, beside }: Pick<DashboardPage, "quotas" | "beside">) {
  const { t } = useTranslation(["registration", "pass"]);
  const changed = useChangedPlaces(quotas);
  return (
    <section className="card places" aria-labelledby="quotas-title">
      <div className="quotas">
        <div className="q-legend">
          <h2 className="h-sub" id="quotas-title">
            {t("quota.title")}
          </h2>
          <div className="legend" aria-hidden="true">
            <span>
              <i className="m-1" />
              {t("quota.approved")}
            </span>
            <span>
              <i className="m-2" />
              {t("quota.held")}
            </span>
            <span>
              <i />
              {t("quota.free")}
            </span>
          </div>
        </div>
        {quotas.map(({ group, letter, name, places, taken, approved }) => {
          const free = Math.max(0, places - taken);
          return (
            <div key={group} className="quota">
              <div className="q-top">
                <CategoryTag letter={letter} />
                <b>{name}</b>
              </div>
              <div className="q-n">
                <strong>{taken}</strong>
                {t("quota.of", { places })}
                <span>{free === 0 ? t("quota.full") : t("quota.freePlaces", { count: free })}</span>
              </div>
              <Meter
                label={t("quota.meter", { approved, held: taken - approved, free })}
                solid={approved}
                held={taken - approved}
                of={places}
              />
            </div>
          );
        })}
      </div>
      <p className="vh" role="status">
        {changed
          .map(
            ({ name, places, taken }) =>
              `${name}: ${t("quota.freePlaces", { count: Math.max(0, places - taken) })}`,
          )
          .join("; ")}
      </p>
      {beside.length > 0 ? (
        <ul className="beside t14 c2">
          {beside.map(({ kind, group, ...figures }) => (
            <li key={kind + group}>
              {kind === "hosted"
                ? t("quota.hosted", figures)
                : t("quota.floater", { ...figures, zone: group })}
            </li>
          ))}
          {beside.some(({ kind }) => kind === "floater") ? (
            <li>
              <Link to="/delegation/floaters">{t("pass:own.manage")}</Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}

/** Groups whose places changed since the page was opened; read out politely, for those who do not see the bars move. */
function useChangedPlaces(quotas: DashboardPage["quotas"]): DashboardPage["quotas"] {
  const first = useRef(quotas);
  return quotas.filter(({ group, taken, places }) => {
    const before = first.current.find((one) => one.group === group);
    return before?.taken !== taken || before.places !== places;
  });
}

import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { StartPage } from "#app/server/print-run/start-page.server.ts";

/** Filters: all hold at once. Marked badges come from the desk, and are those alone. */
export function ScopeForm({
  page,
}: {
  page: Pick<StartPage, "scope" | "delegations" | "categories" | "zones">;
}) {
  const { scope, delegations, categories, zones } = page;
  const { t } = useTranslation("print");
  const filters = [
    { name: "delegation", chosen: scope.delegationId, options: delegations },
    { name: "category", chosen: scope.category, options: categories },
    {
      name: "zone",
      chosen: scope.zone === undefined ? undefined : String(scope.zone),
      options: zones.map(({ number, name }) => ({
        id: String(number),
        name: `${number}. ${name}`,
      })),
    },
  ] as const;
  return (
    <section className="card" aria-labelledby="scope-title">
      <div className="card-h">
        <h2 className="h-sub" id="scope-title">
          {t("whose")}
        </h2>
      </div>
      {scope.badgeIds ? (
        <div className="card-b stack">
          <p>{t("marked", { count: scope.badgeIds.length })}</p>
          <Link className="btn btn-3 btn-s" to="/badges/print">
            {t("everybody")}
          </Link>
        </div>
      ) : (
        <Form method="get" className="card-b stack">
          {filters.map(({ name, chosen, options }) => (
            <div className="field" key={name}>
              <label htmlFor={`filter-${name}`}>{t(`filter.${name}`)}</label>
              <select
                id={`filter-${name}`}
                name={name}
                className="input"
                defaultValue={chosen ?? ""}
              >
                <option value="">{t(`all.${name}`)}</option>
                {options.map((option) => (
                  <option key={option.id} value={option.id}>
                    {option.name}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <button className="btn btn-2">{t("count")}</button>
        </Form>
      )}
    </section>
  );
}

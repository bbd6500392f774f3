import "../../ui/styles/statistics.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { AGES, FUNNEL_STEPS, RISKS } from "#app/domain/vetting/statistics.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { statistics } from "#app/server/vetting/statistics.server.ts";
import { translator } from "#app/text/translator.ts";

import { Chart } from "./chart.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  return {
    title: `${translator(language, "statistics")("title")} · Shanyrak`,
    ...(await statistics(language, await summitNow())),
  };
}

/** Where all files stand. Every chart is its own table: the numbers stand in the rows. */
export default function Statistics() {
  const { all, delegations, categories, stages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("statistics");
  const steps = FUNNEL_STEPS.map((id) => ({ id, name: t(`step.${id}`) }));
  const funnels = (rows: typeof delegations) =>
    rows.map(({ id, name, funnel }) => ({ id, name, total: funnel.total, parts: funnel }));
  return (
    <main className="page statistics">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to="/accreditation">{t("queue")}</Link>
      </nav>
      <div className="row statistics-head">
        <h1 className="h-page grow">{t("title")}</h1>
        <a className="btn btn-2" href="/accreditation/statistics.csv" download>
          <Download className="i i-18" aria-hidden="true" />
          {t("csv")}
        </a>
      </div>
      <Chart
        id="risk"
        title={t("risks")}
        first={t("stage")}
        legend={RISKS.map((id) => ({ id, name: t(`risk.${id}`) }))}
        rows={stages.map(({ id, name, files, risks }) => ({
          id,
          name,
          total: files,
          parts: risks,
        }))}
      />
      <Chart
        id="age"
        title={t("ages")}
        first={t("stage")}
        legend={AGES.map(({ id }) => ({ id, name: t(`age.${id}`) }))}
        rows={stages.map(({ id, name, files, ages }) => ({ id, name, total: files, parts: ages }))}
      />
      <Chart
        id="category"
        title={t("byCategory")}
        first={t("category")}
        legend={steps}
        rows={[{ id: "all", name: t("all"), total: all.total, parts: all }, ...funnels(categories)]}
      />
      <Chart
        id="delegation"
        title={t("byDelegation")}
        first={t("delegation")}
        legend={steps}
        rows={funnels(delegations)}
      />
    </main>
  );
}

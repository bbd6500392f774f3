import type { LoaderFunctionArgs } from "@remix-run/node";

import { AGES, FUNNEL_STEPS, RISKS } from "#app/domain/vetting/statistics.ts";
import { downloadCsv } from "#app/server/import/download.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { statistics } from "#app/server/vetting/statistics.server.ts";
import { translator } from "#app/text/translator.ts";

/** The numbers behind the charts, one to a line: table, row, part, files. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  const t = translator(language, "statistics");
  const { delegations, categories, stages } = await statistics(language, await summitNow());
  const funnels = (table: string, rows: typeof delegations) =>
    rows.flatMap(({ name, funnel }) =>
      FUNNEL_STEPS.map((step) => [table, name, t(`step.${step}`), String(funnel[step])]),
    );
  const lines = [
    [t("table"), t("row"), t("part"), t("files")],
    ...stages.flatMap(({ name, risks }) =>
      RISKS.map((risk) => [t("risks"), name, t(`risk.${risk}`), String(risks[risk])]),
    ),
    ...stages.flatMap(({ name, ages }) =>
      AGES.map(({ id }) => [t("ages"), name, t(`age.${id}`), String(ages[id])]),
    ),
    ...funnels(t("byCategory"), categories),
    ...funnels(t("byDelegation"), delegations),
  ];
  return downloadCsv("accreditation.csv", lines);
}

import { useTranslation } from "react-i18next";

import type { RetentionPage } from "#app/server/retention/page.server.ts";

/** Counts by delegation and class of what a run would destroy now. */
export function DryRun({ classes, lines }: NonNullable<RetentionPage["dryRun"]>) {
  const { t } = useTranslation("retention");
  const shown = classes.flatMap((data, at) =>
    lines.some(({ counts }) => (counts[at] ?? 0) > 0) ? [{ data, at }] : [],
  );
  return (
    <section className="card" aria-labelledby="dry-title">
      <div className="card-h">
        <h2 className="h-sub grow" id="dry-title">
          {t("due.dryTitle")}
        </h2>
        <span className="t13 c2">{t("due.dryHint")}</span>
      </div>
      <div className="table-scroll">
        <table className="tbl tbl-stack" aria-labelledby="dry-title">
          <thead>
            <tr>
              <th scope="col">{t("act.delegation")}</th>
              {shown.map(({ data }) => (
                <th key={data} scope="col" className="ar">
                  {t(`class.${data}.name`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, counts }) => (
              <tr key={name ?? "-"}>
                <td data-label={t("act.delegation")}>{name ?? t("nobodys")}</td>
                {shown.map(({ data, at }) => (
                  <td key={data} className="ar num" data-label={t(`class.${data}.name`)}>
                    {counts[at] || <span className="c3">0</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

import { useTranslation } from "react-i18next";

type Props<Part extends string> = {
  id: string;
  title: string;
  /** Heads the column of names. */
  first: string;
  legend: readonly { id: Part; name: string }[];
  rows: readonly {
    id: string;
    name: string;
    total: number;
    parts: Readonly<Record<Part, number>>;
  }[];
};

/**
 * A table whose rows are bars: as long as the row's share of the largest, parted as the legend says. Each part's number
 * stands in its own cell, so that nothing is told by colour alone.
 */
export function Chart<Part extends string>({ id, title, first, legend, rows }: Props<Part>) {
  const { t } = useTranslation("statistics");
  const largest = Math.max(1, ...rows.map(({ total }) => total));
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <div className="card-h">
        <h2 className="h-sub" id={`${id}-title`}>
          {title}
        </h2>
      </div>
      <table className="tbl chart">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" className="chart-bar">
              <span className="vh">{t("picture")}</span>
            </th>
            {legend.map((part) => (
              <th key={part.id} scope="col" className="r">
                <span className={`swatch part-${part.id}`} aria-hidden="true" />
                {part.name}
              </th>
            ))}
            <th scope="col" className="r">
              {t("total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className="chart-bar" aria-hidden="true">
                <span className="bar" style={{ width: `${(row.total / largest) * 100}%` }}>
                  {legend.map((part) =>
                    row.parts[part.id] > 0 ? (
                      <i
                        key={part.id}
                        className={`part-${part.id}`}
                        style={{ flexGrow: row.parts[part.id] }}
                      />
                    ) : null,
                  )}
                </span>
              </td>
              {legend.map((part) => (
                <td
                  key={part.id}
                  className={row.parts[part.id] > 0 ? "r num" : "r num none"}
                  data-label={part.name}
                >
                  <span className={`swatch part-${part.id}`} aria-hidden="true" />
                  {row.parts[part.id]}
                </td>
              ))}
              <td className="r num" data-label={t("total")}>
                <b>{row.total}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { RetentionPage } from "#app/server/retention/page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Every class with its purpose, its fields and its day; and what stays. */
export function Rules({ page: { rules, kept, isAssumed } }: { page: RetentionPage }) {
  const { t } = useTranslation("retention");
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="rules-title">
      <div className="card-h">
        <h2 className="h-sub" id="rules-title">
          {t("rules.title")}
        </h2>
      </div>
      <div className="table-scroll">
        <table className="tbl tbl-stack retention-rules" aria-labelledby="rules-title">
          <thead>
            <tr>
              <th scope="col">{t("rules.class")}</th>
              <th scope="col" className="ar">
                {t("rules.days")}
              </th>
              <th scope="col" className="ar">
                {t("rules.dueOn")}
              </th>
              <th scope="col" className="ar">
                {t("rules.now")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ data, days, dueOn, isDue, purpose, fields, records }) => (
              <tr key={data}>
                <td>
                  <Named data={data} purpose={purpose} fields={fields} />
                </td>
                <td className="ar num" data-label={t("rules.days")}>
                  {days}
                </td>
                <td className="ar" data-label={t("rules.dueOn")}>
                  {formatDate(dueOn, language)}
                </td>
                <td className="ar num" data-label={t("rules.now")}>
                  {isDue ? records : <span className="c3">{t("rules.later")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="card-b stack">
        {isAssumed ? <p className="t13 c2">{t("rules.assumed")}</p> : null}
        <h3 className="h-sub">{t("rules.kept")}</h3>
        <ul className="retention-kept">
          {kept.map(({ data, fields }) => (
            <li key={data}>
              <Named data={data} purpose={t(`class.${data}.purpose`)} fields={fields} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

type Class = RetentionPage["rules"][number]["data"] | RetentionPage["kept"][number]["data"];

function Named(props: { data: Class; purpose: string; fields: readonly string[] }) {
  const { t } = useTranslation("retention");
  return (
    <div>
      <b className="w6">{t(`class.${props.data}.name`)}</b>
      <p className="t13 c2">{props.purpose}</p>
      <details className="t13">
        <summary>{t("rules.fields")}</summary>
        <code className="retention-fields">{props.fields.join(", ")}</code>
      </details>
    </div>
  );
}

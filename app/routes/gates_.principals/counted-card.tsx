import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { CountedEscort } from "#app/server/supervision/escorts.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** What was counted today, newest first, and whose principals are inside by it. */
export function CountedCard({
  counts,
  inside,
}: {
  counts: readonly CountedEscort[];
  inside: readonly string[];
}) {
  const { t } = useTranslation(["supervision", "gate"]);
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="counted">
      <div className="card-h">
        <h2 className="h-sub" id="counted">
          {t("supervision:principals.counted")}
        </h2>
      </div>
      <p className="card-b" role="status">
        {inside.length > 0
          ? t("supervision:principals.inside", { list: inside.join(", ") })
          : t("supervision:principals.nobodyInside")}
      </p>
      {counts.length === 0 ? (
        <p className="card-b c2">{t("supervision:principals.none")}</p>
      ) : (
        <table className="tbl tbl-stack">
          <thead>
            <tr>
              <th scope="col">{t("supervision:principals.delegation")}</th>
              <th scope="col">{t("supervision:principals.gate")}</th>
              <th scope="col" className="r">
                {t("supervision:principals.principals")}
              </th>
              <th scope="col" className="r">
                {t("supervision:principals.escorts")}
              </th>
              <th scope="col" className="r">
                {t("supervision:principals.time")}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <span className="row">
                    <Flag iso2={one.iso2} />
                    {one.delegation[language]}
                  </span>
                </th>
                <td data-label={t("supervision:principals.gate")}>
                  {one.gate[language]}, {t(`gate:direction.${one.direction}`)}
                </td>
                <td className="r" data-label={t("supervision:principals.principals")}>
                  {one.principals}
                </td>
                <td className="r" data-label={t("supervision:principals.escorts")}>
                  {one.escorts}
                </td>
                <td className="r" data-label={t("supervision:principals.time")}>
                  {astanaTime(one.at)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { ZoneOverview } from "#app/server/gate/overview.server.ts";

/** Thousands apart by a thin space, in every language: 2 184. */
const grouped = (people: number): string => String(people).replace(/\B(?=(\d{3})+$)/g, "\u2009");

/** Who is inside each zone, against its safe limit; the number always beside the bar. */
export function ZonesCard({
  zones,
  language,
}: {
  zones: readonly ZoneOverview[];
  language: Language;
}) {
  const { t } = useTranslation("gate");
  return (
    <section className="card" aria-labelledby="inside">
      <div className="card-h">
        <h2 className="h-sub" id="inside">
          {t("gates.inside")}
        </h2>
      </div>
      <ul className="gates-zones">
        {zones.map(({ number, name, inside, capacity }) => (
          <li key={number}>
            <span className="zone">{number}</span>
            <span>{name[language]}</span>
            <span className="n">
              {t("gates.people", { count: inside, capacity: grouped(capacity) })}
            </span>
            <div className="meter" aria-hidden="true">
              <i
                className="m-1"
                style={{ width: `${Math.min(100, (inside / capacity) * 100)}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

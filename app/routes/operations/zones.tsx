import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Day } from "#app/server/operations/day.server.ts";
import { Meter } from "#app/ui/meter.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { figure } from "./figures.tsx";

/** From here on a zone is called nearly full. */
const NEAR_PERCENT = 90;

/** People in each zone against what it safely holds. */
export function Zones({ zones }: { zones: Day["zones"] }) {
  const { t } = useTranslation("operations");
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="zones-title">
      <div className="card-h">
        <h2 className="h-sub grow" id="zones-title">
          {t("zones.title")}
        </h2>
        <span className="t13 c2">{t("zones.against")}</span>
      </div>
      <ul className="zone-list" aria-live="polite">
        {zones.map(({ number, name, people, capacity }) => {
          const percent = capacity > 0 ? Math.round((people / capacity) * 100) : 0;
          const near = percent >= NEAR_PERCENT;
          return (
            <li key={number} className={near ? "is-near" : undefined}>
              <span className="zone" aria-hidden="true">
                {number}
              </span>
              <span className="grow w5">{name[language]}</span>
              <span>
                <b>{figure(people)}</b> {t("zones.of", { capacity: figure(capacity) })}
              </span>
              <Meter
                label={t("zones.meter", { zone: name[language], people, capacity })}
                solid={people}
                of={capacity}
                {...(near ? { tone: people > capacity ? "bad" : "warn" } : {})}
              />
              {near ? (
                <span className="near t13 w6 c-warn">
                  <TriangleAlert className="i i-16" aria-hidden="true" />
                  {t("zones.near", { percent })}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

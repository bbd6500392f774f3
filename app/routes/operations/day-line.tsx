import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { Day } from "#app/server/operations/day.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Items of the programme in their order, the present one marked; hours in Astana. */
export function DayLine({ items, now }: { items: Day["items"]; now: Date }) {
  const { t } = useTranslation("operations");
  const language = useLanguage();
  if (items.length === 0) return <p className="card card-b c2">{t("day.empty")}</p>;
  return (
    <section className="card day-line" aria-label={t("day.title")}>
      <ol>
        {items.map(({ id, title, startsAt, endsAt }) => {
          if (!startsAt) return null;
          const on = startsAt <= now && (endsAt === null || now < endsAt);
          const past = !on && startsAt < now;
          return (
            <li key={id} className={on ? "is-on" : past ? "is-past" : undefined}>
              <span className="t13 c2">
                {astanaTime(startsAt)}
                {endsAt ? `–${astanaTime(endsAt)}` : ""}
                {on ? <b className="day-now"> {t("day.now")}</b> : null}
              </span>
              <span className="t14 w5">{title[language]}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

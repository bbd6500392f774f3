import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { BodiesView } from "#app/server/body/meetings.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** The Chair, the bodies and offices under today's name with earlier and later ones, and the areas with who coordinates them. */
export function Entities({ view }: { view: BodiesView }) {
  const { t } = useTranslation("body");
  const language = useLanguage();
  const { chairs, bodies, offices, areas } = view;
  const span = useSpan();
  return (
    <>
      <section className="card" aria-labelledby="chair">
        <div className="card-h">
          <h2 className="h-sub" id="chair">
            {t("chair")}
          </h2>
        </div>
        <ul className="card-b entities">
          {chairs.map(({ name, now, note, ...tenure }, index) => (
            <li key={index}>
              <b className="serif">{name?.[language] ?? t("unknown")}</b>
              <span className="t13 c2">
                {[now ? t("now") : "", span(tenure), note?.[language]].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
          {chairs.length === 0 ? <li className="t14 c2">{t("unknown")}</li> : null}
        </ul>
      </section>
      <section className="card" aria-labelledby="bodies">
        <div className="card-h">
          <h2 className="h-sub" id="bodies">
            {t("bodies")}
          </h2>
        </div>
        <ul className="card-b entities">
          {[...bodies, ...offices].map(({ id, name, names }) => (
            <li key={id}>
              <b className="serif">{name?.[language]}</b>
              {names.length > 1
                ? names.map((one, index) => (
                    <span className="t13 c2" key={index}>
                      {named(one, names[index + 1]?.from ?? null)}
                    </span>
                  ))
                : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="card" aria-labelledby="areas">
        <div className="card-h">
          <h2 className="h-sub" id="areas">
            {t("areas")}
          </h2>
        </div>
        <ul className="card-b entities">
          {areas.map(({ id, name, tenures }) => (
            <li key={id}>
              <b className="serif">{name[language]}</b>
              {tenures.map(({ coordinator, coCoordinators, now: _, ...tenure }, index) => (
                <span className="t13 c2" key={index}>
                  {[
                    t("coordinator", { name: coordinator?.[language] ?? t("unknown") }),
                    t("coCoordinator", {
                      name: coCoordinators.map((one) => one[language]).join(", ") || t("unknown"),
                    }),
                    span(tenure),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              ))}
            </li>
          ))}
        </ul>
        <p className="card-b t13 c3">{t("areasNote")}</p>
      </section>
    </>
  );

  function named(
    one: { from: string | null; name: Record<typeof language, string> },
    until: string | null,
  ): string {
    const values = { name: one.name[language] };
    if (until) return t("nameUntil", { ...values, date: formatDate(until, language) });
    if (one.from) return t("nameFrom", { ...values, date: formatDate(one.from, language) });
    return one.name[language];
  }
}

/** "since", "until", both, or nothing where neither is known. */
function useSpan() {
  const { t } = useTranslation("body");
  const language = useLanguage();
  return ({ from, until }: { from: string | null; until: string | null }): string =>
    [
      from ? t("since", { date: formatDate(from, language) }) : "",
      until ? t("until", { date: formatDate(until, language) }) : "",
    ]
      .filter(Boolean)
      .join(", ");
}

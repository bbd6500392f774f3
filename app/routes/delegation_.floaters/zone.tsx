import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { DelegationFloaters } from "#app/server/pass/pages.server.ts";
import { Meter } from "#app/ui/meter.tsx";

import { Floater } from "./floater.tsx";

/** The floaters of one zone, with the button that asks for another while there is a place. */
export function Zone(props: { zone: DelegationFloaters["zones"][number]; desk: string }) {
  const { zone, desk } = props;
  const { t } = useTranslation("pass");
  const { number, name, places, taken, held, ended } = zone;
  const title = t("zoneNamed", { zone: number, name });
  const figures = t("own.held", { taken, places });
  return (
    <section className="card" aria-labelledby={`zone-${number}`}>
      <div className="card-h pass-head">
        <h2 className="h-sub grow" id={`zone-${number}`}>
          {title}
        </h2>
        <span className="t14 c2">{figures}</span>
      </div>
      <Meter label={`${title}: ${figures}`} solid={taken} held={0} of={places} />
      {held.length > 0 ? (
        <ul className="pass-list">
          {held.map((floater) => (
            <Floater key={floater.id} floater={floater} desk={desk} />
          ))}
        </ul>
      ) : null}
      <div className="pass-foot">
        {taken < places ? (
          <Form method="post">
            <input type="hidden" name="zone" value={number} />
            <button className="btn btn-2" name="intent" value="ask">
              {t("own.ask")}
              <span className="vh"> {t("own.askFor", { zone: number })}</span>
            </button>
          </Form>
        ) : (
          <p className="t14 c2">{t("own.noneLeft")}</p>
        )}
        {ended.length > 0 ? (
          <details className="t14">
            <summary>{t("own.before")}</summary>
            <ul className="pass-before">
              {ended.map((one) => (
                <li key={one.id}>
                  <span className="mono">{one.number}</span>
                  {one.endReason ? ` · ${t(`reasons.${one.endReason}`)}` : null}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </section>
  );
}

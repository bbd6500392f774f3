import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { ShownPass } from "#app/server/pass/pages.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** Floaters that delegations asked for, all marked: one button issues them. */
export function Waiting({ waiting }: { waiting: readonly ShownPass[] }) {
  const { t } = useTranslation("pass");
  const language = useLanguage();
  if (waiting.length === 0) return <EmptyState title={t("noneWaiting")} />;
  return (
    <section className="card" aria-labelledby="waiting-title">
      <Form method="post">
        <div className="card-h pass-head">
          <h2 className="h-sub grow" id="waiting-title">
            {t("waiting", { count: waiting.length })}
          </h2>
          <button className="btn btn-1" name="intent" value="issue">
            {t("issueMarked")}
          </button>
        </div>
        <ul className="pass-waiting">
          {waiting.map((floater) => (
            <li key={floater.id}>
              <label className="tick">
                <input
                  type="checkbox"
                  name="ids"
                  value={floater.id}
                  defaultChecked
                  aria-label={t("mark", { number: floater.number })}
                />
              </label>
              {floater.iso2 ? <Flag iso2={floater.iso2} /> : <span className="no-flag" />}
              <span className="grow">
                <b className="w5">{floater.delegation}</b>
                <small className="c2">
                  {t("zoneNamed", { zone: floater.zones[0], name: floater.zoneName })}
                </small>
              </span>
              <span className="pass-number">
                <span className="mono nowrap">{floater.number}</span>
                <small className="c2">
                  {t("asked", {
                    at: `${formatDay(astanaDay(floater.askedAt), language)}, ${astanaTime(floater.askedAt)}`,
                  })}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </Form>
    </section>
  );
}

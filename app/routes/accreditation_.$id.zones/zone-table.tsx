import { Form } from "@remix-run/react";
import { CircleCheck, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { formatDay, astanaDay } from "#app/domain/time/astana.ts";
import type { ZonesPage } from "#app/server/badge/zones-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Every zone of the summit, whether it is open to the person, and by what. */
export function ZoneTable({ zones }: { zones: ZonesPage["zones"] }) {
  const { t } = useTranslation("zone");
  return (
    <section className="card">
      <table className="tbl zone-table">
        <thead>
          <tr>
            <th>{t("zone")}</th>
            <th>{t("open")}</th>
            <th>
              <span className="vh">{t("do")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.number}>
              <td>
                <span className="row">
                  <span className={zone.byCategory || zone.grant ? "zone" : "zone no"} aria-hidden>
                    {zone.number}
                  </span>
                  <b className="w5">{zone.name}</b>
                </span>
              </td>
              <td>
                <How zone={zone} />
              </td>
              <td className="r">
                {zone.grant ? (
                  <Form method="post">
                    <input type="hidden" name="grant" value={zone.grant.id} />
                    <button className="btn btn-3 btn-s">
                      {t("end")}
                      <span className="vh"> {zone.name}</span>
                    </button>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function How({ zone }: { zone: ZonesPage["zones"][number] }) {
  const { t } = useTranslation("zone");
  const language = useLanguage();
  const { grant, byCategory } = zone;
  if (!grant && !byCategory)
    return (
      <span className="row c3">
        <Minus className="i i-16" aria-hidden="true" />
        {t("closed")}
      </span>
    );
  return (
    <span className="row zone-how">
      <CircleCheck className="i i-16 c-ok" aria-hidden="true" />
      {grant ? (
        <span>
          {t("granted", { name: grant.by, date: formatDay(astanaDay(grant.at), language) })}
          <small className="c2">{grant.reason}</small>
        </span>
      ) : (
        t("byCategory")
      )}
    </span>
  );
}

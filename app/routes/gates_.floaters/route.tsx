import "#app/ui/styles/gates.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { gatePagesFor } from "#app/domain/access/home.ts";
import { mayOpen } from "#app/domain/access/may.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { floatersOfDelegations } from "#app/server/supervision/floaters.server.ts";
import { placesIn } from "#app/server/supervision/places.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";
import { useLiveRefresh } from "#app/ui/use-live-refresh.ts";

import { DelegationRows } from "./delegation-rows.tsx";

const REFRESH_SECONDS = 10;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context);
  const all = await floatersOfDelegations();
  const everybody = new URL(request.url).searchParams.has("all");
  const zones = all.flatMap((one) => one.zones);
  return {
    title: translator(context.language, "supervision")("floaters.title"),
    tabs: gatePagesFor(viewer.roles),
    leadsToPeople: mayOpen("routes/gates_.people_.$id", viewer),
    everybody,
    delegations: everybody ? all : all.filter((one) => one.zones.some(({ live }) => live > 0)),
    live: zones.reduce((sum, { live }) => sum + live, 0),
    inside: zones.reduce((sum, zone) => sum + zone.inside, 0),
    zones: (await placesIn(context.language)).zones,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.title} · Shanyrak` : "Shanyrak" },
];

/** Who holds which floater, and how many each delegation has of each zone. */
export default function Floaters() {
  const page = useLoaderData<typeof loader>();
  const { tabs, leadsToPeople, everybody, delegations, live, inside, zones } = page;
  const { t } = useTranslation("supervision");
  useLiveRefresh(REFRESH_SECONDS);
  return (
    <main className="gates">
      <GatesTabs tabs={tabs} />
      <h1 className="h-page">{t("floaters.title")}</h1>
      <p className="c2">{t("floaters.lead")}</p>
      <section className="card" aria-label={t("floaters.title")}>
        <div className="card-h">
          <b className="h-sub grow" role="status">
            {t("floaters.total", { live, inside })}
          </b>
          <Link className="btn btn-2 btn-s" to={everybody ? "/gates/floaters" : "?all="}>
            {t(everybody ? "floaters.only" : "floaters.everybody")}
          </Link>
        </div>
        {delegations.length === 0 ? <EmptyState title={t("floaters.none")} /> : null}
        {delegations.length > 0 ? (
          <table className="tbl tbl-stack">
            <thead>
              <tr>
                <th scope="col">{t("floaters.delegation")}</th>
                <th scope="col">{t("floaters.zone")}</th>
                <th scope="col" className="r">
                  {t("floaters.live")}
                </th>
                <th scope="col" className="r">
                  {t("floaters.inside")}
                </th>
                <th scope="col">{t("floaters.holder")}</th>
              </tr>
            </thead>
            {delegations.map((one) => (
              <DelegationRows
                key={one.id}
                delegation={one}
                zones={zones}
                leadsToPeople={leadsToPeople}
              />
            ))}
          </table>
        ) : null}
      </section>
    </main>
  );
}

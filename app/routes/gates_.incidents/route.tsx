import "#app/ui/styles/gates.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { gatePagesFor } from "#app/domain/access/home.ts";
import { dealWithIncident, reportIncident } from "#app/server/gate/incident.server.ts";
import { incidentHandlers } from "#app/server/gate/incident-handlers.server.ts";
import { incidentsNow } from "#app/server/gate/incident-list.server.ts";
import { gatesOverview } from "#app/server/gate/overview.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";

import { parseDeed } from "./form.ts";
import { IncidentCard } from "./incident-card.tsx";
import { ReportCard } from "./report-card.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  const { accountId, roles } = requireViewer(context);
  const { gates } = await gatesOverview();
  return {
    title: translator(language, "incident")("title"),
    me: accountId,
    tabs: gatePagesFor(roles),
    handlers: await incidentHandlers(),
    gates: gates.map(({ id, name }) => ({ id, name: name[language] })),
    ...(await incidentsNow()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.title} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const deed = parseDeed(await request.formData());
  const done =
    deed.intent === "report"
      ? await reportIncident(deed, by)
      : await dealWithIncident(deed.id, deed.order, by);
  if (done.ok) return redirect("/gates/incidents");
  if (done.error === "missing") throw new Response(null, { status: 404 });
  return data(
    { id: deed.intent === "report" ? "report" : deed.id, problem: done.error, typed: deed.typed },
    422,
  );
}

export default function Incidents() {
  const { open, ended, handlers, gates, me, tabs } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("incident");
  const refusalOf = (id: string) =>
    refused?.id === id
      ? { text: t(`refusal.${refused.problem}`), typed: refused.typed }
      : undefined;
  return (
    <main className="gates">
      <GatesTabs tabs={tabs} />
      <h1 className="h-page">{t("title")}</h1>
      {refused ? (
        <ErrorSummary
          title={t("notDone")}
          errors={[{ field: `note-${refused.id}`, message: t(`refusal.${refused.problem}`) }]}
        />
      ) : null}
      <div className="gates-grid">
        <section aria-labelledby="open" className="incidents">
          <h2 className="h-sec" id="open">
            {t("open", { count: open.length })}
          </h2>
          {open.length === 0 ? <EmptyState title={t("none")} /> : null}
          {open.map((one) => (
            <IncidentCard
              key={one.id}
              incident={one}
              handlers={handlers}
              me={me}
              refusal={refusalOf(one.id)}
            />
          ))}
          {ended.length > 0 ? <h2 className="h-sec">{t("ended")}</h2> : null}
          {ended.map((one) => (
            <IncidentCard
              key={one.id}
              incident={one}
              handlers={handlers}
              me={me}
              refusal={refusalOf(one.id)}
            />
          ))}
        </section>
        <aside>
          {/* A form that was sent begins anew. */}
          <ReportCard
            key={open.length + ended.length}
            gates={gates}
            refusal={refusalOf("report")}
          />
        </aside>
      </div>
    </main>
  );
}

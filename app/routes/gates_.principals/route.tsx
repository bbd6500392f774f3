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
import { maySend } from "#app/domain/access/may.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { countEscort, principalsOfDay } from "#app/server/supervision/escorts.server.ts";
import { placesIn } from "#app/server/supervision/places.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";

import { CountCard } from "./count-card.tsx";
import { CountedCard } from "./counted-card.tsx";
import { FIELD_OF, readEscort } from "./form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const viewer = requireViewer(context);
  const now = await summitNow();
  const midnight = astanaInstant(`${astanaDay(now)}T00:00`);
  const { counts, delegations, inside } = await principalsOfDay(midnight, now);
  const named = delegations.map(({ id, name }) => ({ id, name: name[language] }));
  return {
    title: translator(language, "supervision")("principals.title"),
    tabs: gatePagesFor(viewer.roles),
    mayCount: maySend("routes/gates_.principals", viewer),
    done: new URL(request.url).searchParams.has("done"),
    counts,
    delegations: named,
    inside: named.flatMap(({ id, name }) => (inside.has(id) ? [name] : [])),
    gates: (await placesIn(language)).gates,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.title} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const escort = readEscort(await request.formData());
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const counted = await countEscort(escort, by);
  if (counted.ok) return redirect("/gates/principals?done=");
  return data({ problem: counted.error, escort }, { status: 422 });
}

/** Principals pass by pin: somebody counts them, and who walks along. */
export default function Principals() {
  const page = useLoaderData<typeof loader>();
  const { tabs, mayCount, done, counts, delegations, inside, gates } = page;
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("supervision");
  const problem = refused && {
    field: FIELD_OF[refused.problem],
    text: t(`refusal.${refused.problem}`),
  };
  return (
    <main className="gates">
      <GatesTabs tabs={tabs} />
      <h1 className="h-page">{t("principals.title")}</h1>
      <p className="c2">{t("principals.lead")}</p>
      {problem ? (
        <ErrorSummary
          title={t("notDone")}
          errors={[{ field: problem.field, message: problem.text }]}
        />
      ) : null}
      {done && !refused ? <Notice kind="ok">{t("principals.done")}</Notice> : null}
      <div className="gates-grid">
        <CountedCard counts={counts} inside={inside} />
        <aside>
          {mayCount ? (
            <CountCard
              // A count that was kept begins anew.
              key={counts.length}
              gates={gates}
              delegations={delegations}
              typed={refused?.escort}
              problem={problem}
            />
          ) : null}
        </aside>
      </div>
    </main>
  );
}

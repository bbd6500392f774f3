import "#app/ui/styles/gates.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { gatePagesFor } from "#app/domain/access/home.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { personAtGates } from "#app/server/supervision/person.server.ts";
import { placesIn } from "#app/server/supervision/places.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";

import { carryOut, readOrder, SAID } from "./orders.server.ts";
import { CorrectCard } from "./correct-card.tsx";
import { HoldCard } from "./hold-card.tsx";
import { PassagesCard } from "./passages-card.tsx";
import { PersonCard } from "./person-card.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await personAtGates(params.id ?? "");
  if (!person) throw new Response(null, { status: 404 });
  const said = new URL(request.url).searchParams.get("said");
  return {
    person,
    tabs: gatePagesFor(requireViewer(context).roles),
    now: await summitNow(),
    said: SAID.find((one) => one === said) ?? null,
    ...(await placesIn(context.language)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.person.surname} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const order = readOrder(await request.formData());
  const done = await carryOut(params.id ?? "", order, by);
  if (done.ok) return redirect(`/gates/people/${params.id}?said=${order.intent}`);
  if (done.error === "missing") throw new Response(null, { status: 404 });
  return data({ order, problem: done.error }, { status: 422 });
}

/** One person at the gates: who and where, where they were seen, and what a supervisor may do about it. */
export default function Person() {
  const { person, tabs, gates, zones, now, said } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("supervision");
  const refusalOf = (intent: string) =>
    refused?.order.intent === intent
      ? { text: t(`refusal.${refused.problem}`), order: refused.order }
      : undefined;
  return (
    <main className="gates">
      <GatesTabs tabs={tabs} />
      <p className="t14">
        <Link className="row" to="/gates/people">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("people.title")}
        </Link>
      </p>
      <h1 className="h-page">
        {person.surname.toUpperCase()} {person.givenNames}
      </h1>
      {refused ? (
        <ErrorSummary
          title={t("notDone")}
          errors={[
            {
              field: fieldOf(refused.order),
              message: t(`refusal.${refused.problem}`),
            },
          ]}
        />
      ) : null}
      {said && !refused ? <Notice kind="ok">{t(SAID_WORDS[said])}</Notice> : null}
      <div className="gates-grid">
        <div className="gates-col">
          <PersonCard person={person} zones={zones} />
          <PassagesCard person={person} refusal={refusalOf("let-in")} />
        </div>
        <aside>
          <HoldCard person={person} refusal={refusalOf("hold")} />
          <CorrectCard gates={gates} now={astanaTime(now)} refusal={refusalOf("correct")} />
        </aside>
      </div>
    </main>
  );
}

const SAID_WORDS = {
  hold: "hold.done",
  "let-go": "hold.ended",
  correct: "correct.done",
  "let-in": "letIn.done",
} as const;

/** Where the reader mends what was refused. */
function fieldOf(order: { intent: string; passageId?: string }): string {
  if (order.intent === "let-in") return `let-in-${order.passageId}`;
  return order.intent === "correct" ? "correct-reason" : "hold-reason";
}

import "../../ui/styles/bilateral-plan.css";
import "../../ui/styles/plans.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

import { boardView } from "#app/server/bilateral/board-view.server.ts";
import {
  acceptPlan,
  type AcceptRefusal,
} from "#app/server/bilateral/proposal/accept-plan.server.ts";
import { plansView } from "#app/server/bilateral/proposal/plans-view.server.ts";
import {
  dropPlan,
  PLAN_SECONDS,
  startPlan,
  stopPlan,
} from "#app/server/bilateral/proposal/start-plan.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { usePlanWords } from "#app/ui/bilateral/plan.ts";
import { PlanComparisonTable } from "#app/ui/bilateral/plan-comparison.tsx";
import { PlanTold } from "#app/ui/bilateral/plan-told.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";

import { parsePlanOrder } from "./form.ts";
import { MakeForm } from "./make-form.tsx";
import { PlanCard } from "./plan-card.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const view = await boardView(await summitNow(), null);
  return {
    plans: await plansView(view),
    delegations: view.delegations,
    rooms: view.rooms.map(({ id, name }) => ({ id, name })),
    sides: view.requests.map(({ id, sides }) => ({ id, sides })),
    seconds: PLAN_SECONDS,
    title: translator(context.language, "plan")("title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · Shanyrak` },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const parsed = parsePlanOrder(await request.formData(), PLAN_SECONDS);
  if (!parsed.ok) {
    if (parsed.error === "malformed") throw new Response(null, { status: 400 });
    return refuse({ kind: "seconds" });
  }
  const order = parsed.value;
  if (order.intent === "make") {
    await startPlan(order.seconds, by, order.whatIf);
    return null;
  }
  if (order.intent === "accept") {
    const accepted = await acceptPlan(order.proposal, order.requests, by);
    return accepted.ok ? { accepted: accepted.value } : refuse(accepted.error);
  }
  const end = order.intent === "stop" ? stopPlan : dropPlan;
  return (await end(order.proposal, by)) ? null : refuse({ kind: "not_ready" });
}

const refuse = (refused: AcceptRefusal | { kind: "seconds" }) => data({ refused }, { status: 409 });

export default function Plans() {
  const { plans: shown, seconds, title, ...names } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const news = new EventSource("/bilaterals/plans/news");
    news.addEventListener("message", () => void revalidate());
    return () => news.close();
  }, [revalidate]);
  const sidesOf = (id: string) => names.sides.find((known) => known.id === id)?.sides ?? [];
  const words = usePlanWords({ ...names, sidesOf });
  const { t } = words;
  const { plans, spare } = shown;
  return (
    <main className="page plans-page">
      <h1 className="h-page">{title}</h1>
      <p className="c2">
        {t("lead")} <Link to="/bilaterals">{t("back")}</Link>
      </p>
      <PlanTold answer={answer} words={words} />
      <MakeForm {...{ seconds, spare, words }} />
      {plans.length === 0 ? <EmptyState title={t("none")} /> : null}
      {plans.length > 0 ? (
        <section className="card" aria-labelledby="side-by-side">
          <div className="card-h">
            <h2 id="side-by-side" className="h-sub">
              {t("sideBySide")}
            </h2>
          </div>
          <div className="card-b">
            <PlanComparisonTable
              plans={plans.filter(({ stage }) => stage !== "failed")}
              words={words}
              named
            />
          </div>
        </section>
      ) : null}
      {plans.map((plan, index) => (
        <PlanCard key={plan.id} {...{ plan, words }} number={index + 1} />
      ))}
    </main>
  );
}

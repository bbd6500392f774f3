import { Link, useFetcher } from "@remix-run/react";
import { Check, Columns2, Square, Waypoints, X } from "lucide-react";
import { useEffect } from "react";

import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { PlansView } from "#app/server/bilateral/proposal/plans-view.server.ts";
import { isUnderWay, type Plan, type PlanWords, usePlanWords } from "#app/ui/bilateral/plan.ts";
import { PlanChanges } from "#app/ui/bilateral/plan-changes.tsx";
import { PlanComparisonTable } from "#app/ui/bilateral/plan-comparison.tsx";
import { PlanFigures } from "#app/ui/bilateral/plan-figures.tsx";
import { type PlanAnswer, PlanTold } from "#app/ui/bilateral/plan-told.tsx";

import { boardHref, type Looking } from "./links.ts";

const PLANS = "/bilaterals/plans";
/** Long enough for a board of some hundred meetings; others are offered on the plans' own page. */
const SECONDS = "60";

/** Plans as they are made: those that came with the page, until newer ones were told of. */
export function usePlans(first: PlansView): PlansView {
  const fetcher = useFetcher<{ plans: PlansView }>();
  const { load } = fetcher;
  useEffect(() => {
    const news = new EventSource("/bilaterals/plans/news");
    news.addEventListener("message", () => load(PLANS));
    return () => news.close();
  }, [load]);
  return fetcher.data?.plans ?? first;
}

type PanelProps = { plans: readonly Plan[]; view: BoardView; looking: Looking };

/** The newest plan, or the one that is looked at: how far it is, what it would change, and the way to accept it. */
export function PlanPanel({ plans, view, looking }: PanelProps) {
  const words = usePlanWords({ ...view, sidesOf: sidesIn(view) });
  const fetcher = useFetcher<PlanAnswer>();
  const { t } = words;
  const plan = plans.find(({ id }) => id === looking.plan) ?? plans[0];
  return (
    <aside className="opt" aria-labelledby="plan-title">
      <h2 id="plan-title">
        <Waypoints className="i" aria-hidden="true" />
        {t("panel.title")}
        {plans.length > 1 ? (
          <Link className="t13" to={PLANS}>
            {t("panel.sideBySide", { count: plans.length })}
          </Link>
        ) : null}
      </h2>
      <PlanTold answer={fetcher.data} words={words} />
      {plan ? (
        <OnePlan key={plan.id} {...{ plan, words, looking, fetcher }} />
      ) : (
        <p className="sec c2">{t("panel.none")}</p>
      )}
      {plan && isUnderWay(plan) ? null : (
        <fetcher.Form method="post" action={PLANS} className="sec plan-make">
          <input type="hidden" name="seconds" value={SECONDS} />
          <button
            className={`btn ${plan?.stage === "ready" ? "btn-3" : "btn-1"}`}
            name="intent"
            value="make"
          >
            {t("panel.make")}
          </button>
          <Link className="t13" to={PLANS}>
            {t("panel.whatIf")}
          </Link>
        </fetcher.Form>
      )}
    </aside>
  );
}

const sidesIn = (view: BoardView) => (requestId: string) =>
  view.requests.find(({ id }) => id === requestId)?.sides ?? [];

function OnePlan(props: {
  plan: Plan;
  words: PlanWords;
  looking: Looking;
  fetcher: ReturnType<typeof useFetcher<PlanAnswer>>;
}) {
  const { plan, words, looking, fetcher } = props;
  const { t } = words;
  const comparing = looking.plan === plan.id;
  const busy = fetcher.state !== "idle";
  const chosen = plan.stage === "ready" && plan.changes.length > 0;
  return (
    <fetcher.Form method="post" action={PLANS} className="plan-one">
      <input type="hidden" name="proposal" value={plan.id} />
      <div className="sec">
        <PlanFigures plan={plan} words={words} />
      </div>
      {plan.stage === "failed" ? null : (
        <div className="sec">
          <p className="t13 c2">{words.supposes(plan.whatIf)}</p>
          <PlanComparisonTable plans={[plan]} words={words} named={false} />
        </div>
      )}
      {plan.changes.length > 0 ? (
        <div className="sec is-last">
          <h3 className="h-sub">{t("panel.changes")}</h3>
          <PlanChanges changes={plan.changes} words={words} choose={chosen} />
        </div>
      ) : null}
      {plan.stage === "ready" && plan.changes.length === 0 ? (
        <p className="sec c2">{t("unchanged")}</p>
      ) : null}
      <div className="acts">
        {plan.changes.length > 0 ? (
          <Link
            className={`btn btn-2 ${comparing ? "is-on" : ""}`}
            to={boardHref({ ...looking, plan: comparing ? null : plan.id })}
            preventScrollReset
          >
            <Columns2 className="i" aria-hidden="true" />
            {t(comparing ? "panel.comparing" : "panel.compare")}
          </Link>
        ) : null}
        {isUnderWay(plan) ? (
          <button className="btn btn-2" name="intent" value="stop" disabled={busy}>
            <Square className="i" aria-hidden="true" />
            {t("stop")}
          </button>
        ) : (
          <button className="btn btn-2" name="intent" value="drop" disabled={busy}>
            <X className="i" aria-hidden="true" />
            {t(plan.stage === "failed" ? "clear" : "reject")}
          </button>
        )}
        {chosen ? (
          <button className="btn btn-1" name="intent" value="accept" disabled={busy}>
            <Check className="i" aria-hidden="true" />
            {t("accept")}
          </button>
        ) : null}
      </div>
    </fetcher.Form>
  );
}

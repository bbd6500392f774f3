import { Form, Link } from "@remix-run/react";

import { isUnderWay, type Plan, type PlanWords } from "#app/ui/bilateral/plan.ts";
import { PlanChanges } from "#app/ui/bilateral/plan-changes.tsx";
import { PlanDelegations } from "#app/ui/bilateral/plan-delegations.tsx";
import { PlanFigures } from "#app/ui/bilateral/plan-figures.tsx";

/** One run or draft, and what may be done with it. */
export function PlanCard(props: { plan: Plan; words: PlanWords; number: number }) {
  const { plan, words, number } = props;
  const { t } = words;
  const { id, stage, changes } = plan;
  const choose = stage === "ready" && changes.length > 0;
  return (
    <section className="card" aria-labelledby={`plan-${id}`}>
      <div className="card-h">
        <h2 id={`plan-${id}`} className="h-sub">
          {number}. {t(`stage.${stage}`)}: {words.supposes(plan.whatIf)}
        </h2>
      </div>
      <Form method="post" className="card-b">
        <input type="hidden" name="proposal" value={id} />
        <div className="plans-figures">
          <PlanFigures plan={plan} words={words} />
        </div>
        {stage === "ready" && changes.length === 0 ? <p>{t("unchanged")}</p> : null}
        <PlanDelegations plan={plan} words={words} />
        {changes.length > 0 ? <PlanChanges {...{ changes, words, choose }} /> : null}
        <div className="plans-do">
          {choose ? (
            <button className="btn btn-1" name="intent" value="accept">
              {t("acceptTicked")}
            </button>
          ) : null}
          {changes.length > 0 ? (
            <Link className="btn btn-2" to={`/bilaterals?plan=${id}`}>
              {t("onTheBoard")}
            </Link>
          ) : null}
          {isUnderWay(plan) ? (
            <button className="btn btn-2" name="intent" value="stop">
              {t("stop")}
            </button>
          ) : null}
          <button className="btn btn-3" name="intent" value="drop">
            {t(isUnderWay(plan) ? "cancel" : stage === "failed" ? "clear" : "reject")}
          </button>
        </div>
      </Form>
    </section>
  );
}

import { isUnderWay, type Plan, type PlanWords } from "./plan.ts";
import { PlanChart } from "./plan-chart.tsx";

/** How far a run is and how good its plan: score, bound, gap, and how they came about. */
export function PlanFigures({ plan, words }: { plan: Plan; words: PlanWords }) {
  const { t, number, gap, clock } = words;
  const { stage, seconds, elapsedSeconds, proven } = plan;
  if (stage === "failed") return <p>{t("failedText")}</p>;
  const said = proven ? t("proven") : t(`stageText.${stage}`);
  const share = seconds > 0 ? Math.min(1, elapsedSeconds / seconds) : 1;
  return (
    <>
      <p className="plan-said">
        <b className="w6">{said}</b>
        {isUnderWay(plan) ? (
          <span className="c2">
            {t("elapsed", { elapsed: clock(elapsedSeconds), limit: clock(seconds) })}
          </span>
        ) : null}
      </p>
      {isUnderWay(plan) ? (
        <div
          className="prog"
          role="progressbar"
          aria-label={said}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <i style={{ width: `${share * 100}%` }} />
        </div>
      ) : null}
      <dl className="plan-nums">
        <div>
          <dd>{number(plan.weight)}</dd>
          <dt>{t("score")}</dt>
        </div>
        <div>
          <dd>{plan.bound > 0 ? number(plan.bound) : "–"}</dd>
          <dt>{t("bound")}</dt>
        </div>
        <div>
          <dd>{gap(proven ? 0 : plan.gap)}</dd>
          <dt>{t("gapWord")}</dt>
        </div>
      </dl>
      <PlanChart plan={plan} words={words} />
    </>
  );
}

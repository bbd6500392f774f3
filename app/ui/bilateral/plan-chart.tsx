import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";

import type { TracePoint } from "#app/domain/bilateral/plan/proposal.ts";

import type { Plan, PlanWords } from "./plan.ts";

const WIDTH = 272;
const HEIGHT = 92;
const EDGE = { top: 10, bottom: 84, left: 2, right: 262 };

/** How the best plan and the bound came nearer to each other: steps, since a plan is found and not approached. */
export function PlanChart({ plan, words }: { plan: Plan; words: PlanWords }) {
  const { t, number } = words;
  const { trace, elapsedSeconds } = plan;
  const last = trace.at(-1);
  if (!last || trace.length < 2) return null;
  const ends = { ...last, seconds: Math.max(last.seconds, elapsedSeconds) };
  const points = stepsOf([...trace, ends]);
  // The first bound is no more than the sum of all weights: drawn to scale, it would flatten the rest.
  const highest = Math.min(trace[0]?.bound ?? last.bound, last.bound * 1.25);
  const lowest = Math.min(...trace.map(({ weight }) => weight));
  const x = scaleLinear({ domain: [0, Math.max(1, ends.seconds)], range: [EDGE.left, EDGE.right] });
  const y = scaleLinear({
    domain: [lowest, Math.max(highest, lowest + 1)],
    range: [EDGE.bottom, EDGE.top],
    clamp: true,
  });
  const label = t("chart", { weight: number(last.weight), bound: number(last.bound) });
  return (
    <svg className="plan-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0.25, 0.5, 0.75, 1].map((share) => (
        <path
          key={share}
          d={`M0 ${EDGE.top + share * (EDGE.bottom - EDGE.top)}H${WIDTH}`}
          stroke="var(--line-soft)"
        />
      ))}
      <LinePath
        data={points}
        x={({ seconds }) => x(seconds)}
        y={({ bound }) => y(bound)}
        stroke="var(--paper-600)"
        strokeWidth={1.5}
        strokeDasharray="3 3"
      />
      <LinePath
        data={points}
        x={({ seconds }) => x(seconds)}
        y={({ weight }) => y(weight)}
        stroke="var(--ink-700)"
        strokeWidth={2}
      />
      <circle cx={x(ends.seconds)} cy={y(ends.weight)} r="3.5" fill="var(--ink-700)" />
      <path
        d={`M${x(ends.seconds) + 7} ${y(ends.weight)}V${y(ends.bound)}`}
        stroke="var(--gold-500)"
        strokeWidth={3}
      />
    </svg>
  );
}

/** Between two points nothing changed: the line goes level, then up or down. */
const stepsOf = (trace: readonly TracePoint[]): TracePoint[] =>
  trace.flatMap((point, index) => {
    const before = trace[index - 1];
    return before ? [{ ...before, seconds: point.seconds }, point] : [point];
  });

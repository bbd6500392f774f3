import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";

const WIDTH = 92;
const HEIGHT = 20;
/** Below this many scans a minute the line lies low: one scan is no peak. */
const LEAST_TOP = 4;

/** Scans a minute, oldest first, as a line; the figure of the last minute stands beside it. */
export function Spark({ scans }: { scans: readonly number[] }) {
  const x = scaleLinear({ domain: [0, scans.length - 1], range: [1, WIDTH - 3] });
  const y = scaleLinear({ domain: [0, Math.max(LEAST_TOP, ...scans)], range: [HEIGHT - 2, 3] });
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <LinePath
        data={[...scans]}
        x={(_, index) => x(index)}
        y={(count) => y(count)}
        stroke="#1B6079"
        strokeWidth={1.75}
      />
      <circle cx={WIDTH - 3} cy={y(scans.at(-1) ?? 0)} r={2.2} fill="#1B6079" />
    </svg>
  );
}

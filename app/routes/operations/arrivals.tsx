import { AxisBottom, AxisLeft } from "@visx/axis";
import { GridRows } from "@visx/grid";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar, LinePath } from "@visx/shape";
import { useTranslation } from "react-i18next";

import type { Expected } from "#app/domain/operations/expected.ts";
import {
  busiest,
  type Slot,
  slotOf,
  slotsToDraw,
  slotStart,
} from "#app/domain/operations/slots.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { Day } from "#app/server/operations/day.server.ts";

const WIDTH = 606;
const HEIGHT = 338;
const LEFT = 36;
const RIGHT = 600;
const TOP = 22;
const BOTTOM = 314;
/** The least that the axis counts to: three people are no crowd. */
const LEAST_TOP = 8;
const HALF_HOUR_SLOTS = 6;
/** Of an hour in the large letters of a phone. */
const LABEL_WIDTH = 66;
const EXPECTED = "#B07A08";
const LABEL = { fill: "#586972", fontSize: 12, fontFamily: "inherit" } as const;

type Props = { day: Pick<Day, "slots" | "midnight" | "expected">; at: Date };

/** Who came in from outside, bar by bar, along what yesterday lets expect; where somebody was refused, a mark stands above. */
export function Arrivals({ day, at }: Props) {
  const { t } = useTranslation("operations");
  const now = slotOf(at, day.midnight);
  const slots = slotsToDraw(day.slots, now);
  const peak = busiest(slots);
  const time = (slot: number) => astanaTime(slotStart(slot, day.midnight));
  const drawn = new Set(slots.map(({ slot }) => slot));
  const expected = day.expected.filter(({ slot }) => drawn.has(slot));
  const present = slots.find(({ slot }) => slot === now);
  const told = peak
    ? t("arrivals.told", {
        from: time(slots[0]?.slot ?? now),
        count: peak.arrived,
        time: time(peak.slot),
        now: present?.arrived ?? 0,
      })
    : t("arrivals.nobody");
  return (
    <section className="card ops-arrivals" aria-labelledby="arrivals-title">
      <div className="card-h">
        <h2 className="h-sub grow" id="arrivals-title">
          {t("arrivals.title")}
        </h2>
        <Legend expected={expected.length > 0} />
      </div>
      <div className="ops-chart">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
          <Bars {...{ slots, expected, now, peak, time, at }} />
        </svg>
      </div>
    </section>
  );
}

function Bars(props: {
  slots: readonly Slot[];
  expected: readonly Expected[];
  now: number;
  peak: Slot | null;
  time: (slot: number) => string;
  at: Date;
}) {
  const { slots, expected, now, peak, time, at } = props;
  const x = scaleBand({
    domain: slots.map(({ slot }) => slot),
    range: [LEFT, RIGHT],
    padding: 0.18,
  });
  const y = scaleLinear({
    domain: [0, Math.max(LEAST_TOP, peak?.arrived ?? 0, ...expected.map(({ arrived }) => arrived))],
    range: [BOTTOM, TOP],
    nice: 4,
  });
  const left = (slot: number) => x(slot) ?? LEFT;
  const height = ({ arrived }: Slot) => BOTTOM - y(arrived);
  const every = slotsBetweenHours(x.step());
  const nowX = left(now) + x.bandwidth();
  return (
    <>
      <defs>
        <pattern
          id="present"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="#E4ECEF" />
          <rect width="2.5" height="5" fill="#3D7B92" />
        </pattern>
      </defs>
      <GridRows scale={y} left={LEFT} width={RIGHT - LEFT} numTicks={4} stroke="#EFE9DD" />
      {slots
        .filter(({ arrived }) => arrived > 0)
        .map((slot) => (
          <Bar
            key={slot.slot}
            x={left(slot.slot)}
            y={y(slot.arrived)}
            width={x.bandwidth()}
            height={height(slot)}
            rx={1}
            {...(slot.slot === now
              ? { fill: "url(#present)", stroke: "#1B6079" }
              : { fill: "#1B6079" })}
          />
        ))}
      <Pace expected={expected} x={(slot) => left(slot) + x.bandwidth() / 2} y={y} />
      {slots
        .filter(({ refused }) => refused > 0)
        .map((slot) => (
          <path
            key={slot.slot}
            d={`M${left(slot.slot) + x.bandwidth() / 2} ${y(slot.arrived) - 12}l4 4-4 4-4-4z`}
            fill="#9C1C25"
          />
        ))}
      <AxisLeft
        scale={y}
        left={LEFT}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickFormat={(count) => (Number.isInteger(count) ? String(count) : "")}
        tickLabelProps={{ ...LABEL, textAnchor: "end", dx: -2, dy: "0.33em" }}
      />
      <AxisBottom
        scale={x}
        top={BOTTOM}
        stroke="#857A67"
        hideTicks
        tickValues={slots.map(({ slot }) => slot).filter((slot) => slot % every === 0)}
        tickFormat={time}
        tickLabelProps={{ ...LABEL, textAnchor: "middle" }}
      />
      <path d={`M${nowX} 8V${BOTTOM}`} stroke="#061A25" strokeWidth={1.5} />
      <text x={nowX - 6} y={14} textAnchor="end" fontSize={12} fontWeight={600} fill="#0A2735">
        {astanaTime(at)}
      </text>
    </>
  );
}

/** What is expected, dashed on a light ground so that it is seen on the bars too. */
function Pace(props: {
  expected: readonly Expected[];
  x: (slot: number) => number;
  y: (arrived: number) => number;
}) {
  const { expected, x, y } = props;
  const line = { x: (at: Expected) => x(at.slot), y: (at: Expected) => y(at.arrived) };
  return (
    <>
      <LinePath data={[...expected]} {...line} stroke="#fff" strokeWidth={4.5} />
      <LinePath
        data={[...expected]}
        {...line}
        stroke={EXPECTED}
        strokeWidth={2}
        strokeDasharray="5 4"
      />
    </>
  );
}

/** Hours stand far enough apart to be read, half an hour at least. */
function slotsBetweenHours(step: number): number {
  let every = HALF_HOUR_SLOTS;
  while (every * step < LABEL_WIDTH) every *= 2;
  return every;
}

function Legend({ expected }: { expected: boolean }) {
  const { t } = useTranslation("operations");
  return (
    <span className="ops-legend" aria-hidden="true">
      <span>
        <i />
        {t("arrivals.admitted")}
      </span>
      {expected ? (
        <span>
          <svg width="22" height="6">
            <path d="M0 3H22" stroke={EXPECTED} strokeWidth="2" strokeDasharray="5 4" />
          </svg>
          {t("arrivals.expected")}
        </span>
      ) : null}
      <span>
        <svg width="10" height="10">
          <path d="M5 1l4 4-4 4-4-4z" fill="#9C1C25" />
        </svg>
        {t("arrivals.refusal")}
      </span>
    </span>
  );
}

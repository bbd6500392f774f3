/** The ornament as SVG paths around the origin: one source for screens and for paper (docs/decisions/0006). */

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** A point at a radius and an angle in degrees, 0 pointing up, clockwise. */
function at(radius: number, degrees: number): string {
  const turn = (degrees * Math.PI) / 180;
  return `${round(radius * Math.sin(turn))} ${round(-radius * Math.cos(turn))}`;
}

const BARS: readonly (readonly [number, number])[] = [
  [-1, 1],
  [0, 0],
  [1, 1],
];

/** The three bent laths each way that cross in the shanyrak, reaching `radius`. */
export function crossPath(radius: number): string {
  const lath = (side: number, turned: boolean): string => {
    const xy = (x: number, y: number): string => {
      const [a, b] = [x * side * radius, y * radius];
      return turned ? `${round(b)} ${round(a)}` : `${round(a)} ${round(b)}`;
    };
    if (side === 0)
      return turned
        ? `M${round(-radius)} 0H${round(radius)}`
        : `M0 ${round(-radius)}V${round(radius)}`;
    return [
      `M${xy(0.43, -0.903)}`,
      `C${xy(0.225, -0.72)} ${xy(0.18, -0.504)} ${xy(0.18, -0.42)}`,
      `L${xy(0.18, 0.42)}`,
      `C${xy(0.18, 0.504)} ${xy(0.225, 0.72)} ${xy(0.43, 0.903)}`,
    ].join("");
  };
  return [false, true].flatMap((turned) => BARS.map(([side]) => lath(side, turned))).join("");
}

/** `count` straight rays between two radii, the first half a step past the top. */
export function raysPath(count: number, from: number, to: number): string {
  const step = 360 / count;
  return Array.from({ length: count }, (_, i) => {
    const angle = (i + 0.5) * step;
    return `M${at(from, angle)}L${at(to, angle)}`;
  }).join("");
}

/** Koshkar-muiz, the ram's horns: two spirals of radius `k` on a stem whose foot is at +0.9 k. */
export function hornsPath(k: number): string {
  const half = (left: boolean): string => {
    const sign = left ? -1 : 1;
    const sweep = left ? 0 : 1;
    const arc = (radius: number, x: number): string =>
      `A${round(radius * k)} ${round(radius * k)} 0 0 ${sweep} ${round(sign * x * k)} ${round(-k)}`;
    return `M0 ${round(0.9 * k)}V${round(-k)}${arc(1, 2)}${arc(0.66, 0.68)}${arc(0.38, 1.44)}`;
  };
  return half(true) + half(false);
}

/** The mark: ring, cross and twenty-four ticks, inside a radius of 32 units. */
export const MARK = {
  radius: 32,
  ring: { radius: 21, width: 3 },
  cross: { path: crossPath(20), width: 1.9 },
  ticks: { path: raysPath(24, 25.4, 29.6), width: 2.2 },
} as const;

export type Ring = {
  radius: number;
  sky: number;
  cross: { path: string; width: number };
  /** Circles of the gold line work: radius, stroke width, opacity. */
  circles: readonly { radius: number; width: number; opacity: number }[];
  horns: { path: string; at: number; count: number; width: number };
  rays: { path: string; width: number; from: number; to: number };
};

/** The ring of the shanyrak with its band of horns (centred at `band`) and rays that reach `reach`. Units are free. */
export function ring(size: { radius: number; band: number; horn: number; reach: number }): Ring {
  const { radius, band, horn, reach } = size;
  const inner = band - 0.9 * horn;
  const hair = inner - 0.45 * horn;
  const outer = band + 2.5 * horn;
  const near = radius * 1.13;
  return {
    radius: outer,
    sky: radius,
    cross: { path: crossPath(radius * 0.97), width: radius * 0.021 },
    circles: [
      { radius, width: radius * 0.05, opacity: 1 },
      { radius: radius * 1.09, width: 1.4, opacity: 1 },
      { radius: inner, width: 1.5, opacity: 0.85 },
      { radius: hair, width: 1.5, opacity: 0.51 },
      { radius: outer, width: 1.5, opacity: 0.51 },
    ],
    horns: { path: hornsPath(horn), at: band, count: 24, width: 1.5 },
    rays: {
      path: raysPath(72, near, hair) + raysPath(72, outer, reach),
      width: 1.25,
      from: near,
      to: reach,
    },
  };
}

export type Frieze = {
  width: number;
  height: number;
  horns: { path: string; xs: readonly number[]; y: number };
  rest: string;
};

/** A frieze of `count` pairs of horns over a double line, diamonds between them; 42 units a pair, 32.8 high. */
export function frieze(count: number): Frieze {
  const width = 42 * count;
  const xs = Array.from({ length: count }, (_, i) => 21 + 42 * i);
  const diamonds = xs.slice(1).map((x) => `M${x - 21} 8.8l2.88 4l-2.88 4l-2.88 -4z`);
  return {
    width,
    height: 32.8,
    horns: { path: hornsPath(8), xs, y: 20.4 },
    rest: `${diamonds.join("")}M0 27.6H${width}M0 30.96H${width}`,
  };
}

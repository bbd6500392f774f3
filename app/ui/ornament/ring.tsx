import { ring } from "../../domain/ornament/geometry.ts";

const GOLD = "#F2C14A";
const SIZE = { radius: 104, band: 176, horn: 9.2, reach: 640 };
const SHAPE = ring(SIZE);

/** The ring of the shanyrak with its rays, for the head of a public page. Rays run past the box; its owner clips them. */
export function RingWithRays() {
  const turns = Array.from({ length: SHAPE.horns.count }, (_, i) => (360 / SHAPE.horns.count) * i);
  return (
    <svg viewBox="-320 -320 640 640" aria-hidden="true" fill="none" strokeLinecap="round">
      <defs>
        <radialGradient id="ring-sky" cx="0" cy="0" r={SHAPE.sky} gradientUnits="userSpaceOnUse">
          <stop offset="0" stopColor="#2FA9BF" />
          <stop offset=".62" stopColor="#14718A" />
          <stop offset="1" stopColor="#0F4F66" />
        </radialGradient>
        <radialGradient id="ring-fade" cx="0" cy="0" r={SIZE.reach} gradientUnits="userSpaceOnUse">
          <stop offset=".16" stopColor="#7FD6E4" stopOpacity=".462" />
          <stop offset=".55" stopColor="#7FD6E4" stopOpacity=".22" />
          <stop offset="1" stopColor="#7FD6E4" stopOpacity=".066" />
        </radialGradient>
      </defs>
      <circle r={SHAPE.sky} fill="url(#ring-sky)" />
      <path stroke="url(#ring-fade)" strokeWidth={SHAPE.rays.width} d={SHAPE.rays.path} />
      <path stroke={GOLD} strokeWidth={SHAPE.cross.width} d={SHAPE.cross.path} />
      {SHAPE.circles.map(({ radius, width, opacity }) => (
        <circle key={radius} r={radius} stroke={GOLD} strokeWidth={width} opacity={opacity} />
      ))}
      <g stroke={GOLD} strokeWidth={SHAPE.horns.width} opacity=".85">
        {turns.map((turn) => (
          <path
            key={turn}
            transform={`rotate(${turn}) translate(0 ${-SHAPE.horns.at})`}
            d={SHAPE.horns.path}
          />
        ))}
      </g>
    </svg>
  );
}

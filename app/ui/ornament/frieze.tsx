import { frieze } from "../../domain/ornament/geometry.ts";

/** Horns and diamonds over a double line, in the colour of its text; `count` pairs fill the width. */
export function Frieze({ count = 6 }: { count?: number }) {
  const shape = frieze(count);
  return (
    <svg
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shape.horns.xs.map((x) => (
        <path key={x} transform={`translate(${x} ${shape.horns.y})`} d={shape.horns.path} />
      ))}
      <path d={shape.rest} />
    </svg>
  );
}

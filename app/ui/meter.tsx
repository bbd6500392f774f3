/** A quota or an occupancy: solid, then held (hatched), then free. The numbers stand beside it, and in `label`. */
export function Meter(props: {
  label: string;
  solid: number;
  held?: number;
  of: number;
  tone?: "warn" | "bad";
}) {
  const { label, solid, held = 0, of, tone } = props;
  const width = (part: number) => ({ width: `${of > 0 ? Math.min(100, (part / of) * 100) : 0}%` });
  const look = tone === "bad" ? "m-4" : tone === "warn" ? "m-3" : "m-1";
  return (
    <div className="meter" role="img" aria-label={label}>
      <i className={look} style={width(solid)} />
      <i className="m-2" style={width(held)} />
    </div>
  );
}

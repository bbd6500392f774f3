import type { Item } from "./items.ts";

type Row = {
  all: readonly number[];
  allowed: readonly number[];
  x: number;
  y: number;
  side: number;
  gap: number;
  /** Numeral, points. */
  size: number;
  /** The row may not be wider. */
  width: number;
};

/** Zones as numerals: allowed solid, not allowed outlined and struck through. Many zones make smaller boxes. */
export function zoneRow(row: Row): Item[] {
  const { all, allowed, x, y } = row;
  const scale = Math.min(1, row.width / (all.length * (row.side + row.gap) - row.gap));
  const side = row.side * scale;
  return all.flatMap((zone, at): Item[] => {
    const left = x + at * (side + row.gap * scale);
    const middle = y + (row.side - side) / 2;
    const box = { x: left, y: middle, width: side, height: side, radius: side * 0.11 };
    const open = allowed.includes(zone);
    const numeral: Item = {
      kind: "text",
      role: open ? "zone" : "closed-zone",
      text: String(zone),
      x: left + side / 2,
      top: middle,
      height: side,
      face: open ? "sans-bold" : "sans",
      size: row.size * scale,
      ink: open ? "white" : "paper600",
      align: "centre",
    };
    if (open) return [{ kind: "box", ...box, fill: "ink900" }, numeral];
    const inset = 0.125;
    const reach = (side / 2 - 0.9) * Math.SQRT1_2;
    const [cx, cy] = [left + side / 2, middle + side / 2];
    return [
      {
        kind: "box",
        x: left + inset,
        y: middle + inset,
        width: side - 2 * inset,
        height: side - 2 * inset,
        radius: box.radius,
        stroke: { ink: "paper500", width: 0.25 },
      },
      numeral,
      {
        kind: "rule",
        from: [cx - reach, cy + reach],
        to: [cx + reach, cy - reach],
        width: 0.3,
        ink: "paper500",
      },
    ];
  });
}

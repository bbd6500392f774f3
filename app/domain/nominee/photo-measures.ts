import type { PhotoMeasures } from "./photo.ts";

/** Measured at one size, so that thresholds mean the same for every picture. */
export const MEASURED = { width: 300, height: 400 } as const;
const { width: WIDTH, height: HEIGHT } = MEASURED;
/** Margins where even a close portrait shows its background: the outer tenth on both sides, above the ears. */
const MARGIN = { width: WIDTH / 10, height: HEIGHT * 0.35 };

/**
 * Measures a cut photo, on the server and in the browser alike.
 * @param greys of the photo reduced to `MEASURED`, a byte a pixel, row by row
 */
export function measureGreys(
  greys: Uint8Array | Uint8ClampedArray,
): Omit<PhotoMeasures, "width" | "height"> {
  const at = (x: number, y: number): number => greys[y * WIDTH + x] ?? 0;
  const left = statistics(region(at, 0, 4, MARGIN.width, MARGIN.height));
  const right = statistics(region(at, WIDTH - MARGIN.width, 4, WIDTH, MARGIN.height));
  const middle = statistics(region(at, WIDTH * 0.3, HEIGHT * 0.2, WIDTH * 0.7, HEIGHT * 0.65));
  return {
    sharpness: statistics(laplacian(at)).spread ** 2,
    brightness: middle.mean,
    background: (left.mean + right.mean) / 2,
    backgroundSpread: Math.max(left.spread, right.spread),
  };
}

type Grey = (x: number, y: number) => number;

function region(at: Grey, x0: number, y0: number, x1: number, y1: number): number[] {
  const greys: number[] = [];
  for (let y = Math.floor(y0); y < Math.floor(y1); y++)
    for (let x = Math.floor(x0); x < Math.floor(x1); x++) greys.push(at(x, y));
  return greys;
}

/** How much each pixel differs from its four neighbours: edges, of which a blurred picture has none. */
function laplacian(at: Grey): number[] {
  const edges: number[] = [];
  for (let y = 1; y < HEIGHT - 1; y++)
    for (let x = 1; x < WIDTH - 1; x++)
      edges.push(at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y));
  return edges;
}

function statistics(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) };
}

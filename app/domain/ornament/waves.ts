/** Fine wavy lines behind what must not be copied lightly: the ground of badges and cards. Units are millimetres. */

const PITCH = 2.42;
/** Knots of the curve, close enough that cubics follow the sines to a hundredth. */
const STEP = 4;

/** Height of line `i` at `x`: two sines whose phases drift from line to line, so that the lines breathe. */
function heightAt(i: number, x: number): number {
  return (
    i * PITCH + 2.1 * Math.sin(0.135 * x + 0.36 * i) + 1.2 * Math.sin(0.215 * x - 0.24 * i + 0.5)
  );
}

function slopeAt(i: number, x: number): number {
  return (
    2.1 * 0.135 * Math.cos(0.135 * x + 0.36 * i) +
    1.2 * 0.215 * Math.cos(0.215 * x - 0.24 * i + 0.5)
  );
}

/** Lines over a field as cubic curves: for each its start and then `[x1, y1, x2, y2, x, y]` a curve. */
export function waves(width: number, height: number): { start: number[]; curves: number[][] }[] {
  const count = Math.ceil(height / PITCH) + 2;
  return Array.from({ length: count }, (_, at) => {
    const i = at - 1;
    const curves: number[][] = [];
    for (let x = 0; x < width; x += STEP) {
      const end = Math.min(x + STEP, width);
      const third = (end - x) / 3;
      curves.push([
        x + third,
        heightAt(i, x) + slopeAt(i, x) * third,
        end - third,
        heightAt(i, end) - slopeAt(i, end) * third,
        end,
        heightAt(i, end),
      ]);
    }
    return { start: [0, heightAt(i, 0)], curves };
  });
}

/** How strongly a cell of a grid is coloured. */

const STEPS = 5;

/** 0 = nothing, 1 to 5 = from a little to the most; in steps of equal size. */
export function heatStep(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.min(STEPS, Math.max(1, Math.ceil((value / most) * STEPS)));
}

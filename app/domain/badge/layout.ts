import { layOutBack } from "./layout/back.ts";
import { layOutCardBack, layOutCardFront } from "./layout/card.ts";
import { layOutFront } from "./layout/front.ts";
import type { Fit, Side } from "./layout/items.ts";
import type { PrintedBadge, PrintedSummit } from "./layout/printed.ts";

/** Front and back of a badge, or of a principal's card, as the category's template says. */
export function layOutBadge(
  badge: PrintedBadge,
  summit: PrintedSummit,
  fit: Fit,
): readonly [Side, Side] {
  return badge.template === "card"
    ? [layOutCardFront(badge, summit, fit), layOutCardBack(badge, summit, fit)]
    : [layOutFront(badge, summit, fit), layOutBack(summit, fit)];
}

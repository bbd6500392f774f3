import { layOutBack } from "./layout/back.ts";
import { layOutCardBack, layOutCardFront } from "./layout/card.ts";
import { layOutFront } from "./layout/front.ts";
import type { Fit, Plate, Plates, Side } from "./layout/items.ts";
import type { PrintedBadge, PrintedSummit } from "./layout/printed.ts";

/**
 * How the badges of a summit are laid out: front and back of each, a badge or a principal's card, as the category's
 * template says. What several have in common is laid out once.
 */
export function badgeLayout(
  summit: PrintedSummit,
  fit: Fit,
): (badge: PrintedBadge) => readonly [Side, Side] {
  const known = new Map<string, Plate>();
  const plates: Plates = (name, layOut) => {
    const plate = known.get(name) ?? layOut();
    known.set(name, plate);
    return plate;
  };
  const print = { summit, fit, plates };
  return (badge) =>
    badge.template === "card"
      ? [layOutCardFront(badge, print), layOutCardBack(badge, print)]
      : [layOutFront(badge, print), layOutBack(badge, print)];
}

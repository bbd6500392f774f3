import { layOutBack } from "./layout/back.ts";
import { layOutCardBack, layOutCardFront } from "./layout/card.ts";
import { layOutFront } from "./layout/front.ts";
import type { Fit, Plate, Plates, Side } from "./layout/items.ts";
import { layOutPhotoCardBack, layOutPhotoCardFront } from "./layout/photo-card.ts";
import type { PrintedBadge, PrintedSummit } from "./layout/printed.ts";
import { assertNever } from "../result.ts";

/**
 * How the badges of a summit are laid out: front and back of each, a badge, a principal's card or a card with photo, as the category's
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
  return (badge) => {
    switch (badge.template) {
      case "badge":
        return [layOutFront(badge, print), layOutBack(badge, print)];
      case "card":
        return [layOutCardFront(badge, print), layOutCardBack(badge, print)];
      case "photo-card":
        return [layOutPhotoCardFront(badge, print), layOutPhotoCardBack(badge, print)];
      default:
        return assertNever(badge.template);
    }
  };
}

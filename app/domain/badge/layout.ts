import { layOutBack } from "./layout/back.ts";
import { layOutCardBack, layOutCardFront } from "./layout/card.ts";
import { layOutFront } from "./layout/front.ts";
import type { Fit, Plate, Plates, Side } from "./layout/items.ts";
import { layOutPhotoCardBack, layOutPhotoCardFront } from "./layout/photo-card.ts";
import { layOutDayBadge } from "./layout/day-badge.ts";
import { layOutFloater } from "./layout/floater.ts";
import { layOutPassBack } from "./layout/pass.ts";
import type { Printed, PrintedSummit } from "./layout/printed.ts";
import { assertNever } from "../result.ts";

/**
 * How the badges of a summit are laid out: front and back of each, a badge, a principal's card or a card with photo, as the category's
 * template says; a floater, or a visitor's badge for one day. What several have in common is laid out once.
 */
export function badgeLayout(
  summit: PrintedSummit,
  fit: Fit,
): (badge: Printed) => readonly [Side, Side] {
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
      case "floater":
        return [layOutFloater(badge, print), layOutPassBack(badge, print)];
      case "day-badge":
        return [layOutDayBadge(badge, print), layOutPassBack(badge, print)];
      default:
        return assertNever(badge);
    }
  };
}

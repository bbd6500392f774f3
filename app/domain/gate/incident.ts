import { assertNever, err, ok, type Result } from "../result.ts";

/**
 * What may be wrong at the gates. `double_entry`: let into a zone twice without leaving between; `wrong_gate`: a phone spoke
 * for a gate at which it did not stand; `dead_badge`, `forged`: shown and refused; `floater_twice`: one floater with two
 * people at once; `blocked`: a blocked person was seen; `report`: somebody's own words.
 */
export const INCIDENT_KINDS = [
  "double_entry",
  "floater_twice",
  "wrong_gate",
  "dead_badge",
  "forged",
  "blocked",
  "report",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** `withdrawn`: what was found does not hold any more, for a late passage explains it. */
export const INCIDENT_STATES = ["open", "taken", "closed", "withdrawn"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export type IncidentRefusal = "closed" | "not_closed" | "words_missing" | "nobody";

/** What somebody wants to do about an incident. */
export type IncidentOrder =
  | { deed: "taken" | "reopened" }
  | { deed: "noted" | "closed"; note: string }
  | { deed: "handed_over"; to: string; note: string };

/**
 * The state in which an order leaves an incident. What was found and then explained (`withdrawn`) may be noted on and
 * reopened by nobody: the finder does that.
 */
export function decideIncident(
  state: IncidentState,
  order: IncidentOrder,
): Result<IncidentState, IncidentRefusal> {
  const over = state === "closed" || state === "withdrawn";
  switch (order.deed) {
    case "taken":
      return over ? err("closed") : ok("taken");
    case "handed_over":
      if (over) return err("closed");
      return order.to === "" ? err("nobody") : ok("taken");
    case "noted":
      return order.note.trim() === "" ? err("words_missing") : ok(state);
    case "closed":
      if (over) return err("closed");
      return order.note.trim() === "" ? err("words_missing") : ok("closed");
    case "reopened":
      return state === "closed" ? ok("open") : err("not_closed");
    default:
      return assertNever(order);
  }
}

/** What people, or the finder, do about an incident. */
export const INCIDENT_DEEDS = [
  "opened",
  "taken",
  "handed_over",
  "noted",
  "closed",
  "reopened",
  "withdrawn",
] as const;

import { assertNever } from "#app/domain/result.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { DefinitionChange } from "#app/domain/summit/difference.ts";
import type { LoadRefusal } from "#app/server/summit/load.server.ts";

/** What a definition holds, in one line. */
export function contentsLine(of: SummitDefinition): string {
  const counted = [
    [of.delegations.length, "delegations"],
    [of.categories.length, "categories"],
    [of.zones.length, "zones"],
    [of.gates.length, "gates"],
    [of.rooms.length, "rooms"],
    [of.vettingStages.length, "vetting stages"],
    [of.programme.length, "programme items"],
    [of.documents.length, "documents"],
  ] as const;
  return `${of.name.en} (${of.id}): ${counted.map(([n, what]) => `${n} ${what}`).join(", ")}.`;
}

const SIGN = { added: "+", changed: "~", removed: "-" } as const;

/** A line for each change; a part that is new as a whole is one line with its count. */
export function changeLines(changes: readonly DefinitionChange[]): string[] {
  return [...new Set(changes.map(({ part }) => part))].flatMap((part) => {
    const own = changes.filter((change) => change.part === part);
    if (own.length > 3 && own.every(({ kind }) => kind === "added"))
      return [`+ ${part}: ${own.length} new`];
    return own.map(({ kind, id, fields }) => {
      const what = kind === "changed" ? ` (${fields.join(", ")})` : "";
      return `${SIGN[kind]} ${part} ${id === "*" ? "" : id}${what}`;
    });
  });
}

const COUNTER = {
  badge: "badges",
  hosted: "hosted places",
  floater: "floaters",
  vehicle: "vehicles",
  weapon: "weapons",
  radio: "radios",
} as const;

/** Why a definition was refused, and what would mend it. */
export function refusalLine(refusal: LoadRefusal): string {
  switch (refusal.kind) {
    case "places_taken": {
      const { delegationId, kind, quotaGroup, places, taken } = refusal.counter;
      return `${delegationId}: ${places} ${COUNTER[kind]} (${quotaGroup}) are fewer than the ${taken} already taken. Give at least ${taken}, or have some withdrawn first.`;
    }
    case "in_use":
      return `Something that was removed is still in use (${refusal.constraint}): a delegation with nominees or requests, a room with meetings, or a gate with phones stays.`;
    case "clash":
      return refusal.constraint === "room_never_double_booked"
        ? "An item would take a room at an hour at which it is taken. Move the meeting or the item first."
        : "An item would need a head of delegation or minister in two places at once. Move the meeting or the item first.";
    case "not_distinct":
      return `Two delegations would have the same code while they change (${refusal.constraint}). Change one of them in a load of its own.`;
    default:
      return assertNever(refusal);
  }
}

import { describe, expect, it } from "vitest";

import { differences } from "#app/domain/summit/difference.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();

/** As a database gives it back: the same data, the keys of each object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, of]) => [key, reordered(of)]),
  );
}

describe("what loading a definition would change", () => {
  it("is nothing when it says the same, whatever the order of keys", () => {
    expect(differences(definition, definition)).toEqual([]);
    expect(differences(reordered(definition) as typeof definition, definition)).toEqual([]);
  });

  it("is everything in an empty database", () => {
    const changes = differences(undefined, definition);
    expect(changes.every(({ kind }) => kind === "added")).toBe(true);
    expect(changes.filter(({ part }) => part === "programme")).toHaveLength(45);
  });

  it("names each entry and field", () => {
    const changed = {
      ...definition,
      badgeDesk: { ...definition.badgeDesk, telephone: "4445" },
      rooms: definition.rooms.map((room) =>
        room.id === "altai" ? { ...room, seats: 30, name: { ...room.name, en: "Altay" } } : room,
      ),
      gates: definition.gates.filter(({ id }) => id !== "d"),
    };
    expect(differences(definition, changed)).toEqual([
      { kind: "changed", part: "settings", id: "cica-2022", fields: ["badgeDesk"] },
      { kind: "removed", part: "gates", id: "d", fields: [] },
      { kind: "changed", part: "rooms", id: "altai", fields: ["name", "seats"] },
    ]);
  });

  it("sees that a list was put in another order", () => {
    const changed = { ...definition, documents: definition.documents.toReversed() };
    expect(differences(definition, changed)).toEqual([
      { kind: "changed", part: "documents", id: "*", fields: ["order"] },
    ]);
  });
});

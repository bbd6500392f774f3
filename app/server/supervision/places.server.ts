import type { Language } from "#app/domain/language/languages.ts";

import { summitDefinition } from "../summit/definition.server.ts";

/** Gates and zones by their names, for choosing and for saying where somebody is. */
export async function placesIn(language: Language) {
  const { gates, zones } = await summitDefinition();
  return {
    gates: gates
      .map(({ id, name, zone }) => ({ id, zone, name: name[language] }))
      .toSorted((a, b) => a.zone - b.zone || (a.id < b.id ? -1 : 1)),
    zones: zones.map(({ number, name }) => ({ number, name: name[language] })),
  };
}

import { stateCode, type NamedState } from "#app/domain/nominee/states.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";

/** The States of the summit with the protocol office's names for them. */
export const namedStates = ({ delegations }: SummitDefinition): NamedState[] =>
  delegations.flatMap(({ iso3, name }) => (iso3 === null ? [] : [{ code: iso3, name }]));

/** Reads a nationality as written: three letters, or a participating State's name. */
export const stateReader = (definition: SummitDefinition) => {
  const states = namedStates(definition);
  return (text: string): string | null => stateCode(text, states);
};

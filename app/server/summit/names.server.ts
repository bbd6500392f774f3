import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { Names } from "#app/text/programme-words.ts";

import { summitDefinition } from "./definition.server.ts";

/** Names of a summit's delegations, by id. */
export const namesIn = ({ delegations }: SummitDefinition): Names =>
  new Map(delegations.map(({ id, name }) => [id, name]));

/** Names of this summit's delegations, by id. */
export const delegationNames = async (): Promise<Names> => namesIn(await summitDefinition());

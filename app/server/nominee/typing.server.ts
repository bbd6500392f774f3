import {
  type DraftContext,
  type FieldRefusal,
  readDraft,
  type TypedDraft,
} from "#app/domain/nominee/draft.ts";
import { astanaDay } from "#app/domain/time/astana.ts";

import { categoriesOf } from "../delegation/categories.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { stateReader } from "./states.server.ts";

/** What a delegation's forms are read against: its categories, the States' names, and the day in Astana. */
export async function draftContext(delegationId: string, now: Date): Promise<DraftContext> {
  const definition = await summitDefinition();
  return {
    categories: (await categoriesOf(delegationId, definition)).map(({ id }) => id),
    stateCode: stateReader(definition),
    today: astanaDay(now),
  };
}

/** What is not well formed in a form as typed. */
export async function refusalsOf(
  delegationId: string,
  typed: TypedDraft,
  now: Date,
): Promise<FieldRefusal[]> {
  return readDraft(typed, await draftContext(delegationId, now), null).refusals;
}

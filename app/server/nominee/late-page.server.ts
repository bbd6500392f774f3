import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import { lateNominations } from "./late.server.ts";

/** Late nominations as an officer reads them, in the officer's language. */
export async function latePage(language: Language) {
  const { categories } = await summitDefinition();
  return (await lateNominations()).map((file) => ({
    id: file.id,
    nomineeId: file.nomineeId,
    name: surnameFirst(file),
    number: personNumber(file.code, file.number),
    delegation: file.delegationName[language],
    category: categories.find(({ id }) => id === file.category)?.name[language] ?? "",
    position: file.position,
    reason: file.reason,
    askedBy: file.askedBy,
    askedOn: formatDay(file.askedAt, language),
    askedAt: astanaTime(file.askedAt),
  }));
}
export type LateFile = Awaited<ReturnType<typeof latePage>>[number];

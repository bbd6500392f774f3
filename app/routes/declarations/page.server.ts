import { declarationDeadline } from "#app/domain/declaration/deadline.ts";
import type { PermitStatus } from "#app/domain/declaration/permit.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { declarationQueue, queueCounts, sameSerial } from "#app/server/declaration/queue.server.ts";
import { readDeclared } from "#app/server/declaration/reading.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";

/** A queue of declarations, and the one that is open: null when there is none of that id. Opening one is audited. */
export async function permitPage(
  { queue, page, id }: { queue: PermitStatus; page: number; id: string | null },
  reader: { actor: string; now: Date },
  language: Language,
) {
  const [{ rows, more }, counts, { delegations, entryPoints, declarationRules }] =
    await Promise.all([declarationQueue(queue, page), queueCounts(), summitDefinition()]);
  const file = id === null ? null : await readDeclared(id, reader);
  if (id !== null && !file) return null;
  const home = delegations.find((known) => known.id === file?.delegationId);
  const point = (of: string) => entryPoints.find((known) => known.id === of)?.name[language] ?? of;
  return {
    queue,
    page,
    more,
    counts,
    rows: rows.map((row) => ({ ...row, delegation: row.delegation[language] })),
    file: file && {
      ...file,
      delegation: { id: file.delegationId, name: home?.name[language] ?? file.delegationId },
      iso2: home?.iso2 ?? null,
      entryPoint: point(file.entryPoint),
      exitPoint: point(file.exitPoint),
      deadline: declarationDeadline(file.kind, file.entryDay, declarationRules),
      twice: (await sameSerial(file.id)).map(({ delegation }) => delegation[language]),
    },
  };
}
export type PermitPage = NonNullable<Awaited<ReturnType<typeof permitPage>>>;

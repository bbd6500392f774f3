import type { Language } from "#app/domain/language/languages.ts";
import type { QueueAddress } from "#app/domain/vetting/queue-address.ts";
import { writeCursor } from "#app/domain/vetting/queue.ts";
import { pressure } from "#app/domain/vetting/stages.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "./decide.server.ts";
import { listQueue } from "./queue.server.ts";
import { queryOf } from "./queue-query.server.ts";
import { queueCounts } from "./queue-counts.server.ts";
import { viewsOf } from "./views.server.ts";

/** The queue as its page shows it: one page of files with their time left, counts, and what it can be narrowed by. */
export async function queuePage(
  officer: Officer,
  address: QueueAddress,
  language: Language,
  now: Date,
) {
  const definition = await summitDefinition();
  const [{ files, next }, counts, views] = await Promise.all([
    queryOf(officer, address, now).then((query) => listQueue(query, definition, address.after)),
    queueCounts(officer, definition, now),
    viewsOf(officer.id),
  ]);
  const byName = new Intl.Collator(language);
  return {
    files: files.map((file) => {
      const category = definition.categories.find(({ id }) => id === file.category);
      return {
        ...file,
        category: category && {
          letter: category.letter,
          name: category.name[language],
          twoPerson: category.twoPerson,
        },
        stage: definition.vettingStages.find(({ id }) => id === file.stage)?.name[language] ?? null,
        left: file.due && pressure(file.due, now),
      };
    }),
    next: next && writeCursor(next),
    counts,
    delegations: definition.delegations
      .map(({ id, name }) => ({ id, name: name[language] }))
      .toSorted((a, b) => byName.compare(a.name, b.name)),
    stages: definition.vettingStages.map(({ id, name }) => ({ id, name: name[language] })),
    views,
    categories: definition.categories.map(({ id, name }) => ({ id, name: name[language] })),
  };
}
export type QueuePage = Awaited<ReturnType<typeof queuePage>>;

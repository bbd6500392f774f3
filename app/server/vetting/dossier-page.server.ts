import type { Language } from "#app/domain/language/languages.ts";
import { pressure } from "#app/domain/vetting/stages.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "./decide.server.ts";
import { loadDossier } from "./dossier.server.ts";

/** A dossier in the reader's language; null when this officer has no such file. */
export async function dossierPage(officer: Officer, id: string, language: Language, now: Date) {
  const dossier = await loadDossier(officer, id, now);
  if (!dossier) return null;
  const { vettingStages, categories } = await summitDefinition();
  const { file, category, path, home, history } = dossier;
  const named = (stage: string): string =>
    vettingStages.find((each) => each.id === stage)?.name[language] ?? stage;
  const step = path?.findIndex((stage) => stage.id === file.stage) ?? -1;
  const next = path?.[step + 1];
  return {
    ...dossier,
    home: { ...home, name: home.name[language] },
    category: { ...category, name: category.name[language] },
    path: path?.map((stage) => ({ id: stage.id, name: stage.name[language] })) ?? [],
    stage: dossier.stage && { id: dossier.stage.id, name: dossier.stage.name[language] },
    /** The stage after this one; null when approving now is the last word. */
    nextStage: step >= 0 && next ? next.name[language] : null,
    reopensAt: dossier.reopensAt && named(dossier.reopensAt),
    /** Names of all stages that the file's history and refusals may speak of. */
    stageNames: Object.fromEntries(vettingStages.map((stage) => [stage.id, named(stage.id)])),
    pathIsKnown: path !== null,
    left: file.stageDueAt && pressure(file.stageDueAt, now),
    twins: dossier.twins.map((twin) => ({
      ...twin,
      letter: categories.find((each) => each.id === twin.category)?.letter ?? null,
    })),
    history,
  };
}
export type DossierPage = NonNullable<Awaited<ReturnType<typeof dossierPage>>>;

import type { Language } from "#app/domain/language/languages.ts";
import { delegationDeclarations } from "#app/server/declaration/delegation-page.server.ts";

import type { saveThing } from "./act.server.ts";
import type { Thing } from "./form.server.ts";

/** What the page shows, entry points named in the reader's language. Opening it is audited. */
export async function declarationsPage(
  delegationId: string,
  reader: { actor: string; now: Date },
  language: Language,
) {
  const page = await delegationDeclarations(delegationId, reader);
  const entryPoints = page.entryPoints.map(({ id, name }) => ({ value: id, text: name[language] }));
  return { ...page, entryPoints };
}
export type DeclarationsPage = Awaited<ReturnType<typeof declarationsPage>>;

/** What a form that was not saved comes back with. */
export type SaveRefused = { thing: Thing; id: string } & Exclude<
  Awaited<ReturnType<typeof saveThing>>,
  { go: string }
>;

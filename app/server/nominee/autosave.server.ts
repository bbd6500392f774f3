import type { Language } from "#app/domain/language/languages.ts";
import { readDraft } from "#app/domain/nominee/draft.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaTime } from "#app/domain/time/astana.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import { confirmedIn } from "./form.server.ts";
import { hostedIn, nothingTyped, typedIn } from "./form-fields.server.ts";
import { openNominee } from "./nominee-file.server.ts";
import { createNominee, saveNominee, type Writer } from "./save.server.ts";
import { draftContext } from "./typing.server.ts";

/** What the browser hears of a form that it saved while somebody typed. */
export type Autosaved =
  | { kind: "saved"; id: string; version: number; at: string }
  /** Nothing to keep yet. */
  | { kind: "empty" }
  /** Somebody else saved the file since this page was opened: the form must be sent to see what they changed. */
  | { kind: "stale" }
  /** The file went to the officers, or was withdrawn. */
  | { kind: "closed" }
  | { kind: "full" }
  | { kind: "gone" };

/**
 * Keeps a form as it is being typed: what is well formed becomes the draft, the rest is kept as typed. A person who is
 * written down for the first time gets a file with the first field that is filled.
 */
export async function autosave(
  writer: Writer & { language: Language },
  fields: ReadonlyMap<string, string>,
): Promise<Autosaved> {
  const id = fields.get("id") || null;
  const [before, context] = await Promise.all([
    id === null ? null : openNominee(writer.delegationId, id, writer.now),
    draftContext(writer.delegationId, writer.now),
  ]);
  if (id !== null && !before) return { kind: "gone" };
  const typed = typedIn(fields);
  if (id === null && nothingTyped(typed)) return { kind: "empty" };
  const { draft, refusals } = readDraft(typed, context, before?.draft ?? null);
  const definition = await summitDefinition();
  const hosted = hostedIn(fields);
  const written = {
    draft,
    photo: null,
    definition,
    typed: refusals.length > 0 ? typed : null,
    notice: confirmedIn(fields, definition.notice?.version, before, writer.language),
    ...(hosted === undefined ? {} : { hosted }),
  };
  const at = astanaTime(writer.now);
  if (id === null)
    return { kind: "saved", id: await createNominee(writer, written), version: 1, at };
  const version = Number(fields.get("version")) || 1;
  const saved = await saveNominee(writer, { id, version, ...written });
  if (saved.ok) return { kind: "saved", id, version: saved.value.version, at };
  switch (saved.error) {
    case "stale":
      return { kind: "stale" };
    case "not_open":
    case "purged":
      return { kind: "closed" };
    case "full":
    case "hosted_full":
      return { kind: "full" };
    case "not_found":
      return { kind: "gone" };
    default:
      return assertNever(saved.error);
  }
}

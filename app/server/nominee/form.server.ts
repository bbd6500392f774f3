import { DRAFT_FIELDS, parseDraft, type TypedDraft } from "#app/domain/nominee/draft.ts";
import { fillFromZone } from "#app/domain/nominee/fill.ts";
import { suggestRepair } from "#app/domain/nominee/mrz-repair.ts";
import type { Crop } from "#app/domain/nominee/photo.ts";
import { type FormNotice, type Problem, writtenProblems } from "#app/domain/nominee/problems.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";

import { categoriesOf } from "../delegation/categories.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { photoMaster } from "./files.server.ts";
import { loadNominee, type NomineeFile } from "./nominee-file.server.ts";
import { makeMaster, type Master } from "./photo.server.ts";
import { createNominee, saveNominee, type SaveRefusal, type Writer } from "./save.server.ts";
import { stateReader } from "./states.server.ts";
import { submitNominee, withdrawNominee } from "./submit.server.ts";
import type { Upload, UploadForm } from "./upload.server.ts";
import { readZone } from "./zone.server.ts";

/** What became of a posted form: a page to go to, or the same form with what is to be mended, as it was typed. */
export type FormOutcome =
  | { kind: "go"; to: string }
  | { kind: "missing" }
  | {
      kind: "mend";
      typed: TypedDraft;
      problems: Problem[];
      notice: FormNotice | null;
      version: number;
      /** Whether the zone was just read from a picture of the page. */
      fromPicture?: boolean;
    };

type Mended = Extract<FormOutcome, { kind: "mend" }>;

const pageOf = (id: string): string => `/delegation/nominees/${id}`;

/**
 * Saves, sends or withdraws as the pressed button says. What is wrong in text or photo is answered field by field, and
 * then nothing is saved; what only stops the sending (gaps, quota, deadline) leaves a saved draft.
 * @param id null for a person who is written down for the first time
 */
export async function receiveNomineeForm(
  writer: Writer,
  id: string | null,
  form: UploadForm,
): Promise<FormOutcome> {
  const field = (name: string): string => form.fields.get(name) ?? "";
  const intent = field("intent");
  if (id !== null && intent === "withdraw") return withdraw(writer, id);
  const before = id === null ? null : await loadNominee(writer.delegationId, id, writer.now);
  if (id !== null && !before) return { kind: "missing" };

  const typed = typedOf(form.fields, intent === "repair");
  const version = Number(field("version")) || 1;
  const mend = (problems: Problem[], notice: FormNotice | null = null): Mended => ({
    kind: "mend",
    typed,
    problems,
    notice,
    version: notice === "stale" ? (before?.version ?? version) : version,
  });

  if (intent === "readZone") return mendZone(typed, form.page, mend);

  const definition = await summitDefinition();
  const today = astanaDay(writer.now);
  const stateCode = stateReader(definition);
  const open = await categoriesOf(writer.delegationId, definition);
  const categories = open.map((category) => category.id);
  const parsed = parseDraft(typed, { categories, stateCode, today });
  const photo = await photoOf(form, before);
  if (!parsed.ok || !photo.ok)
    return mend([
      ...(parsed.ok ? [] : writtenProblems(parsed.error)),
      ...(photo.ok ? [] : [photo.error]),
    ]);

  const draft = fillFromZone(parsed.value, today, stateCode);
  const written = { draft, photo: photo.value, definition };
  if (id === null) return afterSaving(writer, await createNominee(writer, written), form);
  const saved = await saveNominee(writer, { id, version, ...written });
  return saved.ok ? afterSaving(writer, id, form) : notSaved(saved.error, id, mend);
}

function typedOf(fields: ReadonlyMap<string, string>, repair: boolean): TypedDraft {
  const typed = Object.fromEntries(
    DRAFT_FIELDS.map((name) => [name, fields.get(name) ?? ""]),
  ) as TypedDraft;
  const repaired = repair ? suggestRepair(typed.mrz)?.text : undefined;
  return { ...typed, mrz: repaired ?? typed.mrz };
}

/** Puts the zone of a photographed page into the form; nothing is saved, and the picture is forgotten. */
async function mendZone(
  typed: TypedDraft,
  page: Upload | null,
  mend: (problems: Problem[]) => Mended,
): Promise<FormOutcome> {
  const read = page ? await readZone(page) : err("unread" as const);
  if (!read.ok) return mend([{ field: "mrz", kind: "page", refusal: read.error }]);
  return {
    ...mend([]),
    typed: { ...typed, mrz: read.value.text },
    fromPicture: true,
  };
}

function notSaved(
  refusal: SaveRefusal,
  id: string,
  mend: (problems: Problem[], notice?: FormNotice) => FormOutcome,
): FormOutcome {
  if (refusal === "not_found") return { kind: "missing" };
  if (refusal === "not_open") return { kind: "go", to: `${pageOf(id)}?notice=not_open` };
  return refusal === "full" ? mend([{ field: "category", kind: "full" }]) : mend([], "stale");
}

async function afterSaving(writer: Writer, id: string, form: UploadForm): Promise<FormOutcome> {
  const intent = form.fields.get("intent");
  if (intent === "close") return { kind: "go", to: `/delegation?done=saved&who=${id}` };
  if (intent !== "send") return { kind: "go", to: `${pageOf(id)}?done=saved` };
  const inPlaceOf = form.fields.get("inPlaceOf") || null;
  const sent = await submitNominee(writer, { id, inPlaceOf });
  if (sent.ok) {
    const done = sent.value.status === "cleared" ? "cleared" : "sent";
    return { kind: "go", to: `/delegation?done=${done}&who=${id}` };
  }
  const { kind } = sent.error;
  if (kind === "not_found") return { kind: "missing" };
  if (kind === "incomplete" || kind === "faulty")
    return { kind: "go", to: `${pageOf(id)}?sending` };
  if (kind === "full" || kind === "no_substitute")
    return { kind: "go", to: `${pageOf(id)}?refused=${kind}` };
  return { kind: "go", to: `${pageOf(id)}?notice=${kind}` };
}

async function withdraw(writer: Writer, id: string): Promise<FormOutcome> {
  const withdrawn = await withdrawNominee(writer, id);
  if (withdrawn.ok) return { kind: "go", to: `/delegation?done=withdrawn&who=${id}` };
  if (withdrawn.error === "not_found") return { kind: "missing" };
  return { kind: "go", to: `${pageOf(id)}?notice=${withdrawn.error}` };
}

/** A new photo, the kept one cut anew, or null for neither. */
async function photoOf(
  { fields, photo }: UploadForm,
  before: NomineeFile | null,
): Promise<Result<Master | null, Problem>> {
  const crop = cropOf(fields);
  if (photo === null && (!crop || fields.get("recut") !== "1" || !before?.photoId)) return ok(null);
  if (photo !== null && "tooBig" in photo) return refused("too_big");
  const bytes = photo?.bytes ?? (await photoMaster(before?.photoId ?? ""))?.jpeg;
  if (!bytes) return ok(null);
  const master = await makeMaster(bytes, crop);
  return master.ok ? master : refused(master.error);
}

const refused = (refusal: Extract<Problem, { kind: "upload" }>["refusal"]) =>
  ({ ok: false, error: { field: "photo", kind: "upload", refusal } }) as const;

/** Shares of the upright picture, as the browser's cropper says them; null when it said nothing usable. */
function cropOf(fields: ReadonlyMap<string, string>): Crop | null {
  const [x, y, width, height] = ["cropX", "cropY", "cropWidth", "cropHeight"].map((name) =>
    Number.parseFloat(fields.get(name) ?? ""),
  );
  if (![x, y, width, height].every((share) => share !== undefined && Number.isFinite(share)))
    return null;
  return { x: x ?? 0, y: y ?? 0, width: width ?? 1, height: height ?? 1 };
}

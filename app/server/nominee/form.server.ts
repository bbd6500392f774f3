import { readDraft, type TypedDraft } from "#app/domain/nominee/draft.ts";
import { fillFromZone } from "#app/domain/nominee/fill.ts";
import type { Crop } from "#app/domain/nominee/photo.ts";
import type { Problem } from "#app/domain/nominee/problems.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { parseReason } from "#app/domain/vetting/reason.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import { chosen, type Conflict, mergeWith } from "./conflict.server.ts";
import { photoMaster } from "./files.server.ts";
import { baseIn, hostedIn, nothingTyped, typedIn } from "./form-fields.server.ts";
import { loadNominee, type OpenedFile, openNominee } from "./nominee-file.server.ts";
import { makeMaster, type Master } from "./photo.server.ts";
import { inPictureLine } from "./picture-line.server.ts";
import { createNominee, saveNominee, type SaveRefusal, type Writer } from "./save.server.ts";
import { submitNominee } from "./submit.server.ts";
import { draftContext } from "./typing.server.ts";
import type { Upload, UploadForm } from "./upload.server.ts";
import { undoWithdrawal, withdrawNominee } from "./withdraw.server.ts";
import { readZone } from "./zone.server.ts";

/** What became of a posted form: a page to go to, or the same form with what is to be mended, as it was typed. */
export type FormOutcome =
  | { kind: "go"; to: string }
  | { kind: "missing" }
  | {
      kind: "mend";
      typed: TypedDraft;
      /** What the typing began with, when the file was changed by somebody else since. */
      base: TypedDraft | null;
      problems: Problem[];
      conflict: Conflict | null;
      version: number;
      /** Whether the zone was just read from a picture of the page. */
      fromPicture?: boolean;
    };

type Mended = Extract<FormOutcome, { kind: "mend" }>;

/** The status of a form that is shown again: somebody else was first, the house is busy, or there is something to mend. */
export function statusOf({ conflict, problems }: Mended): 409 | 422 | 503 {
  if (conflict) return 409;
  return problems.some((problem) => "refusal" in problem && problem.refusal === "busy") ? 503 : 422;
}

const pageOf = (id: string): string => `/delegation/nominees/${id}`;

/**
 * Saves, sends or withdraws as the pressed button says. Text is kept as typed even where it is not well formed, and then
 * asked for again; a photo that cannot be read is refused, and then nothing is saved. What only stops the sending (gaps,
 * quota, deadline) leaves a saved draft.
 * @param id null for a person who is written down for the first time
 */
export async function receiveNomineeForm(
  writer: Writer & { language: Language },
  id: string | null,
  form: UploadForm,
): Promise<FormOutcome> {
  const intent = form.fields.get("intent");
  if (id !== null && intent === "withdraw") return withdraw(writer, id);
  if (id !== null && intent === "undo") return undo(writer, id);
  const before = id === null ? null : await openNominee(writer.delegationId, id, writer.now);
  if (id !== null && !before) return { kind: "missing" };

  const mine = typedIn(form.fields, intent === "repair");
  const version = Number(form.fields.get("version")) || 1;
  const typed = before?.version === version ? chosen(form.fields, mine, before) : mine;
  const mend = (problems: Problem[]): Mended => ({
    ...{ kind: "mend", typed, base: baseIn(form.fields), problems, conflict: null, version },
  });
  if (intent === "readZone") return mendZone(typed, form.page, mend);
  const photo = await photoOf(form, before);
  if (!photo.ok) return mend([photo.error]);
  if (id === null && photo.value === null && nothingTyped(typed))
    return intent === "close" ? { kind: "go", to: "/delegation" } : mend(NOBODY_YET);

  const context = await draftContext(writer.delegationId, writer.now);
  const { draft, refusals } = readDraft(typed, context, before?.draft ?? null);
  const definition = await summitDefinition();
  const written = {
    draft: fillFromZone(draft, context.today, context.stateCode),
    photo: photo.value,
    definition,
    typed: refusals.length > 0 ? typed : null,
    notice: confirmedIn(form.fields, definition.notice?.version, before, writer.language),
    ...optional("hosted", hostedIn(form.fields)),
  };
  const unread = refusals.length > 0;
  if (id === null) return afterSaving(writer, await createNominee(writer, written), form, unread);
  const saved = await saveNominee(writer, { id, version, ...written });
  if (saved.ok) return afterSaving(writer, id, form, unread);
  if (saved.error !== "stale") return notSaved(saved.error, id, mend);
  const now = await loadNominee(writer.delegationId, id, writer.now);
  if (!now) return { kind: "missing" };
  const merged = await mergeWith(now, baseIn(form.fields), mine, photo.value !== null);
  return { kind: "mend", problems: [], ...merged };
}

/** An empty form makes no nameless file: it is asked for the one thing that a draft needs. */
const NOBODY_YET: Problem[] = [{ field: "surname", kind: "missing" }];

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };

/** The notice was ticked, and it is the one in force: an older page shows the new one first. */
export function confirmedIn(
  fields: ReadonlyMap<string, string>,
  inForce: string | undefined,
  before: OpenedFile | null,
  language: Language,
): { version: string; language: Language } | null {
  const ticked = inForce !== undefined && fields.get("consent") === inForce;
  return ticked && before?.checks.consentMissing !== false ? { version: inForce, language } : null;
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
  refusal: Exclude<SaveRefusal, "stale">,
  id: string,
  mend: (problems: Problem[]) => FormOutcome,
): FormOutcome {
  if (refusal === "not_found") return { kind: "missing" };
  if (refusal === "not_open" || refusal === "purged")
    return { kind: "go", to: `${pageOf(id)}?notice=${refusal}` };
  return refusal === "full"
    ? mend([{ field: "category", kind: "full" }])
    : mend([{ field: "hosted", kind: "hosted_full" }]);
}

async function afterSaving(
  writer: Writer,
  id: string,
  form: UploadForm,
  unread: boolean,
): Promise<FormOutcome> {
  const intent = form.fields.get("intent");
  const inPlaceOf = form.fields.get("inPlaceOf") || null;
  // Who gives up the place is chosen in the form and kept in its address until the file is sent.
  const back = (said: string): FormOutcome => ({
    kind: "go",
    to: `${pageOf(id)}?${said}${inPlaceOf ? `&inPlaceOf=${encodeURIComponent(inPlaceOf)}` : ""}`,
  });
  if (intent === "close") return { kind: "go", to: `/delegation?done=saved&who=${id}` };
  if (unread) return back("mending");
  if (intent !== "send") return back("done=saved");
  const reason = parseReason(form.fields.get("lateReason") ?? "");
  if (!reason.ok) return back("refused=late_reason");
  const sent = await submitNominee(writer, { id, inPlaceOf, lateReason: reason.value });
  if (sent.ok) {
    const done = sent.value.late ? "late" : sent.value.status === "cleared" ? "cleared" : "sent";
    return { kind: "go", to: `/delegation?done=${done}&who=${id}` };
  }
  const { kind } = sent.error;
  if (kind === "not_found") return { kind: "missing" };
  if (kind === "incomplete" || kind === "faulty" || kind === "no_consent" || kind === "unread")
    return back("sending");
  if (kind === "full" || kind === "no_substitute" || kind === "hosted_full")
    return back(`refused=${kind}`);
  return back(kind === "late" ? "refused=late_reason" : `notice=${kind}`);
}

async function withdraw(writer: Writer, id: string): Promise<FormOutcome> {
  const withdrawn = await withdrawNominee(writer, id);
  if (withdrawn.ok) {
    const done = withdrawn.value.badgeRevoked ? "withdrawn_badge" : "withdrawn";
    return { kind: "go", to: `/delegation?done=${done}&who=${id}` };
  }
  if (withdrawn.error === "not_found") return { kind: "missing" };
  return { kind: "go", to: `${pageOf(id)}?notice=${withdrawn.error}` };
}

async function undo(writer: Writer, id: string): Promise<FormOutcome> {
  const undone = await undoWithdrawal(writer, id);
  if (undone.ok) return { kind: "go", to: `/delegation?done=undone&who=${id}` };
  if (undone.error === "not_found") return { kind: "missing" };
  const notice = undone.error === "full" ? "place_taken" : "not_open";
  return { kind: "go", to: `${pageOf(id)}?notice=${notice}` };
}

/** A new photo, the kept one cut anew, or null for neither. */
async function photoOf(
  { fields, photo }: UploadForm,
  before: OpenedFile | null,
): Promise<Result<Master | null, Problem>> {
  const crop = cropOf(fields);
  if (photo === null && (!crop || fields.get("recut") !== "1" || !before?.photoId)) return ok(null);
  if (photo !== null && "tooBig" in photo) return refused("too_big");
  if (photo !== null && "busy" in photo) return refused("busy");
  const bytes = photo?.bytes ?? (await photoMaster(before?.photoId ?? ""))?.jpeg;
  if (!bytes) return ok(null);
  const master = await inPictureLine(() => makeMaster(bytes, crop));
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

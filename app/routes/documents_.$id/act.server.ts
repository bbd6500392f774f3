import { mayDo } from "#app/domain/access/may.ts";
import type { Reader } from "#app/domain/document/reading.ts";
import { paragraphsOf, TYPED_MAX_LENGTH, unbalanced } from "#app/domain/document/text.ts";
import { openSilenceOn, withdrawSilence } from "#app/server/document/silence.server.ts";
import { readTextFile } from "#app/server/document/read-upload.server.ts";
import { delegationsWith, documentRules } from "#app/server/document/reader.server.ts";
import { dropSponsor, putSponsor } from "#app/server/document/sponsors.server.ts";
import type { Doer } from "#app/server/document/standing.server.ts";
import { takePosition } from "#app/server/document/take-position.server.ts";
import { takeTurn } from "#app/server/document/take-turn.server.ts";
import { writeVersion } from "#app/server/document/write-version.server.ts";

import type { Done, DocumentForm, FormName } from "./form.ts";

type Upload = { bytes: Uint8Array } | { tooBig: true } | null;
/** What is wrong, by the name of its text under `problem`, at the field it belongs to. */
export type Fault = { field: string; problem: string; values?: Record<string, string | number> };
export type Acted =
  { ok: true; done: Done } | { ok: false; form: FormName; faults: Fault[]; status: number };

const refuse = (
  form: FormName,
  field: string,
  problem: string,
  values?: Fault["values"],
): Acted => ({
  ...{ ok: false, form },
  faults: [{ field, problem, ...(values && { values }) }],
  status: problem.startsWith("changed") || problem === "newer_version" ? 409 : 422,
});

/**
 * Does what a form of the page asks.
 * @throws Response 403 for what the reader may not do, 404 for a document that there is not
 */
export async function act(
  id: string,
  form: DocumentForm,
  file: Upload,
  reader: Reader,
  doer: Doer,
): Promise<Acted> {
  if (!mayDo("routes/documents_.$id", form.intent, reader))
    throw new Response(null, { status: 403 });
  switch (form.intent) {
    case "position":
      return position(id, form, reader, doer);
    case "turn":
      return turn(id, form, doer);
    case "version":
      return version(id, form, file, doer);
    case "sponsor_put":
    case "sponsor_drop":
      return sponsor(id, form, doer);
    default:
      return silence(id, form, doer);
  }
}

type Of<Intent extends DocumentForm["intent"]> = Extract<DocumentForm, { intent: Intent }>;

async function turn(id: string, form: Of<"turn">, doer: Doer): Promise<Acted> {
  const adopts = form.direction === "forward" && form.seen === "soc_cleared";
  if (!form.day) return refuse("turn", "day", "needs_day");
  if (adopts && !form.sure) return refuse("turn", "sure", "needs_sure");
  const { direction, seen, day, meeting: meetingId, reason } = form;
  const moved = await takeTurn({ id, direction, seen, day, meetingId, reason }, doer);
  if (moved.ok) return { ok: true, done: "moved" };
  const { error } = moved;
  if (error.kind === "not_found") throw new Response(null, { status: 404 });
  if (error.kind === "changed") return refuse("turn", "turn", "changed", { status: error.status });
  const field = { needs_reason: "reason", future_day: "day", before_last_turn: "day" } as const;
  return refuse(
    "turn",
    error.kind in field ? field[error.kind as keyof typeof field] : "turn",
    error.kind,
  );
}

async function version(
  documentId: string,
  form: Of<"version">,
  upload: Upload,
  doer: Doer,
): Promise<Acted> {
  const paragraphs = paragraphsOf(form.text);
  if (upload && paragraphs.length > 0) return refuse("version", "text", "both");
  if (upload && "tooBig" in upload) return refuse("version", "file", "too_big");
  if (!upload && paragraphs.length === 0) return refuse("version", "text", "needs_version");
  if (form.text.length > TYPED_MAX_LENGTH) return refuse("version", "text", "too_long");
  const lost = unbalanced(paragraphs);
  if (lost.length > 0) return refuse("version", "text", "unbalanced", { list: lost.join(", ") });
  const read = upload
    ? await readTextFile(upload.bytes, `${stemOf(documentId)}-v${form.after + 1}`)
    : null;
  if (read && !read.ok) return refuse("version", "file", read.error);
  const { after, language, remark, meeting: meetingId } = form;
  const file = read?.value ?? null;
  const written = await writeVersion(
    { documentId, after, language, paragraphs, file, remark, meetingId },
    doer,
  );
  if (written.ok) return { ok: true, done: "version" };
  if (written.error === "not_found") throw new Response(null, { status: 404 });
  return refuse("version", "text", written.error === "changed" ? "changedVersion" : written.error);
}

/** Of the file that is downloaded: the document's id, which is short where the definition gave it. */
const stemOf = (id: string): string => id.replace(/[^a-z0-9-]+/gi, "-").slice(0, 40);

async function sponsor(
  documentId: string,
  { intent, part, delegation: delegationId }: Of<"sponsor_put" | "sponsor_drop">,
  doer: Doer,
): Promise<Acted> {
  const { readers } = await documentRules();
  const change = intent === "sponsor_put" ? putSponsor : dropSponsor;
  const known = await delegationsWith(readers, doer.now);
  if (intent === "sponsor_put" && !known.some(({ id }) => id === delegationId))
    return refuse("sponsors", "delegation", "needs_delegation");
  const changed = await change({ documentId, part, delegationId }, doer);
  if (changed.ok) return { ok: true, done: "sponsors" };
  if (changed.error === "not_found") throw new Response(null, { status: 404 });
  return refuse("sponsors", "delegation", changed.error);
}

async function silence(
  id: string,
  form: Of<"silence"> | Of<"silence_withdraw">,
  doer: Doer,
): Promise<Acted> {
  if (form.intent === "silence_withdraw") {
    const taken = await withdrawSilence(id, doer);
    return taken.ok ? { ok: true, done: "withdrawn" } : refuse("silence", "silence", taken.error);
  }
  if (!form.deadline) return refuse("silence", "deadline", "needs_deadline");
  const opened = await openSilenceOn(id, form.deadline, doer);
  if (opened.ok) return { ok: true, done: "opened" };
  if (opened.error === "not_found") throw new Response(null, { status: 404 });
  const { silence: rule } = await documentRules();
  return refuse("silence", "deadline", opened.error, { hours: rule.leastHours });
}

async function position(
  id: string,
  form: Of<"position">,
  reader: Reader,
  doer: Doer,
): Promise<Acted> {
  const taken = await takePosition(id, form, reader, doer);
  if (taken.ok) {
    const done = { broken: "broke", too_late: "too_late", none: "position" } as const;
    return { ok: true, done: done[taken.value.silence] };
  }
  if (taken.error === "not_found") throw new Response(null, { status: 404 });
  const field = {
    needs_text: "proposal",
    needs_reason: "position-remark",
    too_long: "proposal",
  } as const;
  return refuse(
    "position",
    taken.error in field ? field[taken.error as keyof typeof field] : "paragraph",
    taken.error,
  );
}

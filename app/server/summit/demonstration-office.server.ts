import { createHash, randomBytes, randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import PDFDocument from "pdfkit";

import { linkExpiry } from "#app/domain/invitation/state.ts";
import { application, invitation, invitationLink } from "#db/schema/invitation.ts";
import { account } from "#db/schema/person.ts";

import { registerNote } from "../note/register.server.ts";
import { type CheckedPaper, checkPaper } from "../paper/papers.server.ts";
import { realNow } from "../platform/clock.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { fontBytes } from "../print/fonts.server.ts";
import type { Cast } from "./demonstration-cast.server.ts";
import type { Demonstration } from "./demonstration-schema.ts";

const DAY = 86_400_000;

/** The invented notes as PDFs, read as any other before the transaction begins; by delegation. */
export async function writePapers({ notes }: Demonstration): Promise<Map<string, CheckedPaper>> {
  const papers = new Map<string, CheckedPaper>();
  for (const note of notes) {
    const checked = await checkPaper({ bytes: await notePdf(note.lines) });
    if (checked.ok && checked.value) papers.set(note.delegation, checked.value);
  }
  return papers;
}

async function notePdf(lines: readonly string[]): Promise<Uint8Array> {
  const document = new PDFDocument({ size: "A4", margin: 64, lang: "en" });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise((resolve) => document.once("end", resolve));
  document.font(fontBytes("serif")).fontSize(11);
  for (const [row, line] of lines.entries())
    for (const [column, text] of line.split("\t").entries())
      document.text(text, 64 + column * 28, 72 + row * 20, { lineBreak: false });
  document.end();
  await written;
  return Buffer.concat(chunks);
}

/** What lies on the desks of protocol and accreditation: a note with its list, invitations in each state, an application. */
export async function inventOffice(
  tx: Transaction,
  { notes, notesVerbales, invitations, applications }: Demonstration,
  { cast, papers, now }: { cast: Cast; papers: ReadonlyMap<string, CheckedPaper>; now: Date },
): Promise<void> {
  const actor = cast.accountOf("protocol");
  const noteOf = new Map<string, string>();
  for (const { delegation: delegationId, day } of notes) {
    const number = notesVerbales[delegationId] ?? "1/2022";
    const paper = papers.get(delegationId) ?? null;
    const note = { delegationId, number, day, paper, replaces: true };
    noteOf.set(delegationId, await registerNote(tx, note, { actor, now }));
  }
  for (const { daysAgo, ended, delegation: delegationId, ...person } of invitations) {
    const sentAt = new Date(realNow().getTime() - daysAgo * DAY);
    const accountId = ended === "used" ? await accountOf(tx, person.email) : null;
    const [made] = await tx
      .insert(invitation)
      .values({
        ...person,
        delegationId,
        noteVerbaleId: noteOf.get(delegationId) ?? null,
        invitedBy: actor,
        invitedAt: now,
        usedAt: accountId ? sentAt : null,
        accountId,
        withdrawnAt: ended === "withdrawn" ? sentAt : null,
      })
      .returning({ id: invitation.id });
    if (!made) throw new Error("An invented invitation was not stored");
    // Nobody knows this secret: a link that works is sent from the page.
    await tx.insert(invitationLink).values({
      digest: createHash("sha256").update(randomBytes(32)).digest(),
      invitationId: made.id,
      sentAt,
      expiresAt: linkExpiry(sentAt),
    });
  }
  if (applications.length > 0)
    await tx
      .insert(application)
      .values(applications.map((row) => ({ ...row, formId: randomUUID(), receivedAt: now })));
}

async function accountOf(tx: Transaction, email: string): Promise<string> {
  const [found] = await tx.select().from(account).where(eq(account.email, email));
  if (!found) throw new Error(`The demonstration has no account ${email}`);
  return found.id;
}

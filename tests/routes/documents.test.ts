import { describe, expect, it } from "vitest";

import { POSITION_REFUSALS } from "#app/domain/document/position.ts";
import { SILENCE_REFUSALS } from "#app/domain/document/silence.ts";
import { TURN_REFUSALS } from "#app/domain/document/turns.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { i18nOf, translator } from "#app/text/translator.ts";
import { statusPdf } from "#app/server/document/status-pdf.server.ts";
import { loader as list } from "#app/routes/documents/route.tsx";
import { action as act, loader as page } from "#app/routes/documents_.$id/route.tsx";
import { loader as compare } from "#app/routes/documents_.$id_.compare/route.tsx";
import { loader as positions } from "#app/routes/documents_.$id_.positions[.]pdf/route.ts";
import { loader as file } from "#app/routes/documents_.$id_.versions.$number/route.ts";
import { action as create } from "#app/routes/documents_.new/route.tsx";
import { loader as status } from "#app/routes/documents_.status[.]pdf/route.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  contextOfAccount,
  draftDocument,
  MORNING,
  nextVersion,
  stepOn,
} from "#tests/support/documents.ts";
import { docxOf } from "#tests/support/docx.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();
const editor = await officerWith("editor", "Kamila");
const by = { actor: editor.id, now: MORNING };
const asEditor = await contextOfAccount(editor.id);
const asGuard = await contextOfAccount((await officerWith("guard", "Ruslan")).id);
const asJordan = await contextOfAccount((await focalPoint("jo")).actor);
const asKyrgyzstan = await contextOfAccount((await focalPoint("kg")).actor, "ru");
const stranger = contextOf("kk");

type Context = typeof stranger;
const args = (context: Context, id = "", path = "/") => ({
  context,
  params: { id, number: "1" },
  request: new Request(`http://localhost${path}`),
});
const post = (
  context: Context,
  id: string,
  fields: Record<string, string>,
  upload?: Uint8Array,
) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (upload) body.set("file", new Blob([Uint8Array.from(upload)]), "draft.docx");
  const request = new Request("http://localhost/", { method: "POST", body });
  return act({ context, params: { id }, request });
};
/** The status of what a loader or action returns or throws. */
const statusOf = async (answer: Promise<unknown>): Promise<number> => {
  const given = await answer.catch((thrown: unknown) => thrown);
  if (given instanceof Response) return given.status;
  return given !== null && typeof given === "object" && "init" in given
    ? ((given.init as ResponseInit | null)?.status ?? 200)
    : 200;
};
const word = { intent: "position", version: "1", paragraph: "", stance: "agree" };

describe("the list", () => {
  it("shows drafts to delegations and editors, and adopted documents alone to everybody else", async () => {
    const adopted = await draftDocument(by, ["We meet."]);
    for (const seen of ["drafting", "swg_cleared", "soc_cleared"] as const)
      await stepOn(adopted, seen, by);
    for (const context of [asEditor, asJordan]) {
      const { documents, drafts } = await list(args(context));
      expect([documents.length, drafts]).toEqual([7, true]);
    }
    for (const context of [asGuard, stranger]) {
      const { documents, drafts } = await list(args(context));
      expect([documents.map(({ id }) => id), drafts]).toEqual([[adopted], false]);
    }
    expect((await page(args(stranger, adopted))).page.shown?.paragraphs).toEqual(["We meet."]);
  });
});

describe("a draft", () => {
  it("does not exist for the public and for staff without business there, on any address", async () => {
    const id = await draftDocument(by);
    await nextVersion(id, 1, by, ["1. That we meet."]);
    for (const context of [stranger, asGuard]) {
      expect(await statusOf(page(args(context, id)))).toBe(404);
      expect(await statusOf(file(args(context, id)))).toBe(404);
      expect(await statusOf(compare(args(context, id)))).toBe(404);
      expect(await statusOf(positions(args(context, id)))).toBe(404);
    }
    expect(await statusOf(compare(args(asJordan, id)))).toBe(200);
    const { page: compared } = await compare(args(asJordan, id, "/?from=1&to=2"));
    expect(compared.changes.map(({ kind }) => kind)).toEqual(["removed", "changed"]);
  });

  it("is moved, written and put under silence by an editor alone", async () => {
    const id = await draftDocument(by, ["We meet."]);
    const forms: Record<string, string>[] = [
      { intent: "turn", direction: "forward", seen: "drafting", day: "2022-10-12" },
      { intent: "version", after: "1", language: "en", text: "We part." },
      { intent: "silence", deadline: "2022-10-13T18:00" },
      { intent: "silence_withdraw" },
    ];
    for (const fields of forms)
      expect(await statusOf(post(asJordan, id, fields)), fields.intent).toBe(403);
    expect(await statusOf(post(asEditor, id, word))).toBe(403);
    expect(await statusOf(post(asJordan, id, { intent: "adopt" }))).toBe(400);
    expect(await statusOf(post(asGuard, id, word))).toBe(404);
  });

  it("takes each delegation's own position whatever its form names, and shows it under its name", async () => {
    const id = await draftDocument(by);
    const forged = {
      ...word,
      delegationId: "kg",
      delegation: "kg",
      stance: "reserve",
      remark: "No",
    };
    expect(await statusOf(post(asJordan, id, forged))).toBe(302);
    const { page: seen } = await page(args(asKyrgyzstan, id));
    expect(seen.view.positions.map(({ party, stance }) => [party.id, stance])).toEqual([
      ["jo", "reserve"],
    ]);
    const [paper] = await readPdf(
      new Uint8Array(await (await positions(args(asKyrgyzstan, id))).arrayBuffer()),
    );
    expect(paper?.text).toContain("Иордания");
    expect(paper?.text).toContain("Оговорка");
  });

  it("loses nothing that was typed when a form is refused, and says what to mend", async () => {
    const id = await draftDocument(by, ["We meet."]);
    const answer = await post(asJordan, id, { ...word, stance: "propose", remark: "A remark" });
    expect(answer).toMatchObject({
      data: {
        form: "position",
        faults: [{ field: "proposal", problem: "needs_text" }],
        typed: { remark: "A remark" },
      },
    });
    const open = await post(asEditor, id, {
      ...{ intent: "version", after: "1", language: "en", text: "We [meet." },
    });
    expect(open).toMatchObject({
      data: { faults: [{ problem: "unbalanced", values: { list: "1" } }] },
    });
    const sure = { intent: "turn", direction: "forward", seen: "soc_cleared", day: "2022-10-12" };
    expect(await post(asEditor, id, sure)).toMatchObject({
      data: { faults: [{ problem: "needs_sure" }] },
    });
  });

  it("comes as a DOCX too: read, counted, and given back as an attachment in a sandbox", async () => {
    const id = await draftDocument(by, ["We meet."]);
    const fields = { intent: "version", after: "1", language: "ru", remark: "From the group" };
    const docx = await docxOf(["Мы, лидеры,", "заявляем [твёрдо] & ясно."]);
    expect(await statusOf(post(asEditor, id, fields, docx))).toBe(302);
    const { page: seen } = await page(args(asJordan, id));
    expect(seen.shown).toMatchObject({
      paragraphs: ["Мы, лидеры,", "заявляем [твёрдо] & ясно."],
      brackets: 1,
    });
    const served = await file({ ...args(asJordan, id), params: { id, number: "2" } });
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(docx);
    expect(served.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[\w-]+\.docx"$/,
    );
    expect(served.headers.get("content-security-policy")).toContain("sandbox");
    const foreign = new TextEncoder().encode("<script>alert(1)</script>");
    expect(await post(asEditor, id, { ...fields, after: "2" }, foreign)).toMatchObject({
      data: { faults: [{ field: "file", problem: "not_a_docx" }] },
    });
  });
});

it("adds a document only with a title in each language", async () => {
  const body = (fields: Record<string, string>) => ({
    ...args(asEditor),
    request: new Request("http://localhost/", {
      method: "POST",
      body: new URLSearchParams({ "title.en": "A plan", "title.ru": "План", ...fields }),
    }),
  });
  expect(await create(body({}))).toMatchObject({ data: { missing: ["kk"] } });
  expect(await statusOf(create(body({ "title.kk": "Жоспар", coordinator: "ru" })))).toBe(302);
});

it.each(LANGUAGES)(
  "prints the status table in %s, tagged, with every document",
  async (language) => {
    const context = await contextOfAccount(editor.id, language);
    const answer = await status(args(context));
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = (await readPdf(bytes))
      .map((one) => one.text)
      .join(" ")
      .replace(/\s+/g, " ");
    for (const { title } of (await list(args(context))).documents) {
      const [first = ""] = title[language].split(" ");
      expect(text).toContain(first);
    }
    const title = translator(language, "document")("table.title");
    await expectAccessible(bytes, { language, title });
    const { documents } = await list(args(context));
    const print = () => statusPdf(documents, language, new Date("2022-10-13T05:00:00Z"));
    expect(Buffer.compare(await print(), await print())).toBe(0);
  },
);

it("has a sentence for every refusal in every language", () => {
  for (const language of LANGUAGES)
    for (const one of [...TURN_REFUSALS, ...POSITION_REFUSALS, ...SILENCE_REFUSALS])
      expect(i18nOf(language).exists(`problem.${one}`, { ns: "document" }), one).toBe(true);
});

describe("who works on a document", () => {
  const sponsorsOf = async (id: string) =>
    (await page(args(asEditor, id))).page.document.sponsors.map(({ part, delegation }) => [
      part,
      delegation.id,
    ]);
  const put = (part: string, delegation: string) => ({ intent: "sponsor_put", part, delegation });

  it("is changed by an editor: several co-coordinators, and one coordinator after the other", async () => {
    const id = await draftDocument(by);
    await post(asEditor, id, put("co_coordinator", "jo"));
    await post(asEditor, id, put("coordinator", "qa"));
    expect(await sponsorsOf(id)).toEqual([
      ["proposer", "kz"],
      ["coordinator", "qa"],
      ["co_coordinator", "jo"],
      ["co_coordinator", "tr"],
    ]);
    await post(asEditor, id, { ...put("co_coordinator", "tr"), intent: "sponsor_drop" });
    expect(await sponsorsOf(id)).toHaveLength(3);
  });

  it("is refused from a delegation, without one that there is, and once the document is adopted", async () => {
    const id = await draftDocument(by, ["We meet."]);
    expect(await statusOf(post(asJordan, id, put("coordinator", "jo")))).toBe(403);
    const nobody = await post(asEditor, id, put("coordinator", "atlantis"));
    expect(nobody).toMatchObject({ data: { faults: [{ problem: "needs_delegation" }] } });
    for (const seen of ["drafting", "swg_cleared", "soc_cleared"] as const)
      await stepOn(id, seen, by);
    const late = await post(asEditor, id, put("coordinator", "qa"));
    expect(late).toMatchObject({ data: { faults: [{ problem: "adopted_is_final" }] } });
    expect(await sponsorsOf(id)).toContainEqual(["coordinator", "kg"]);
  });
});

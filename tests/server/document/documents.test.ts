import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { adoptedDocuments, listDocuments } from "#app/server/document/documents.server.ts";
import { documentPage } from "#app/server/document/document-page.server.ts";
import { takePosition } from "#app/server/document/take-position.server.ts";
import { takeTurn } from "#app/server/document/take-turn.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import {
  documentPosition,
  documentTurn,
  documentVersion,
  outcomeDocument,
} from "#db/schema/document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  draftDocument,
  MORNING,
  nextVersion,
  readerOfAccount,
  stepOn,
} from "#tests/support/documents.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";

await useTestDatabase();
const editor = await officerWith("editor", "Kamila");
const by = { actor: editor.id, now: MORNING };
const asEditor = await readerOfAccount(editor.id);
const jordan = await focalPoint("jo");
const asJordan = await readerOfAccount(jordan.actor);
const kyrgyzstan = await focalPoint("kg");
const asKyrgyzstan = await readerOfAccount(kyrgyzstan.actor);
const agree = { version: 1, paragraph: null, stance: "agree", proposal: "", remark: "" } as const;
const reserve = { ...agree, stance: "reserve", remark: "Under study in the capital" } as const;

/** The rule that the database named. */
const ruleOf = (write: PromiseLike<unknown>) =>
  Promise.resolve(write).then(
    () => "written",
    (error: unknown) => constraintOf(error) ?? String(error),
  );

it("lists the six outcome documents of the Summit, cleared by the SWG, with who proposed and coordinates them", async () => {
  const documents = await listDocuments(asEditor, MORNING);
  expect(documents.map(({ status }) => status)).toEqual(Array(6).fill("swg_cleared"));
  const ict = documents.find(({ id }) => id === "ict-statement");
  expect(ict?.sponsors.map(({ part, delegation }) => [part, delegation.id])).toEqual([
    ["proposer", "ru"],
    ["coordinator", "ru"],
    ["co_coordinator", "cn"],
  ]);
  expect(await listDocuments({ roles: [], delegation: null }, MORNING)).toEqual([]);
});

describe("a document on its way", () => {
  it("goes from draft to adopted, each turn with its day and text on the trail, and no further", async () => {
    const id = await draftDocument(by);
    expect(await stepOn(id, "drafting", by)).toMatchObject({ error: { kind: "brackets" } });
    expect(await nextVersion(id, 1, by, ["1. That we meet."])).toEqual({ ok: true, value: 2 });
    expect(await stepOn(id, "drafting", by)).toEqual({ ok: true, value: "swg_cleared" });
    expect(await nextVersion(id, 2, by, ["Another"])).toMatchObject({ error: "cleared" });
    expect(await stepOn(id, "swg_cleared", by)).toEqual({ ok: true, value: "soc_cleared" });
    expect(await stepOn(id, "soc_cleared", by)).toEqual({ ok: true, value: "adopted" });
    expect(await stepOn(id, "adopted", by)).toMatchObject({ error: { kind: "adopted_is_final" } });
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(trail.map(({ action }) => action)).toEqual([
      "document.created",
      "document.version",
      "document.version",
      "document.swg_cleared",
      "document.soc_cleared",
      "document.adopted",
    ]);
    const [shown] = await listDocuments({ roles: [], delegation: null }, MORNING, id);
    expect(shown?.steps.at(-1)).toEqual({ status: "adopted", day: "2022-10-12" });
    expect((await adoptedDocuments()).map((one) => one.id)).toEqual([id]);
  });

  it("waits while a delegation holds out, and goes on when it takes its word back", async () => {
    const id = await draftDocument(by, ["We meet."]);
    await takePosition(id, reserve, asJordan, jordan);
    expect(await stepOn(id, "drafting", by)).toMatchObject({ error: { kind: "objections" } });
    await takePosition(id, { ...agree, stance: "silent" }, asJordan, jordan);
    expect(await stepOn(id, "drafting", by)).toEqual({ ok: true, value: "swg_cleared" });
    const returned = { direction: "back", day: "2022-10-12", reason: "", meetingId: null } as const;
    expect(await takeTurn({ id, seen: "swg_cleared", ...returned }, by)).toMatchObject({
      error: { kind: "needs_reason" },
    });
  });

  it("moves once when two editors press at the same moment, and tells the other where it stands", async () => {
    const other = { ...by, actor: (await officerWith("editor", "Aizhan")).id };
    const id = await draftDocument(by, ["We meet."]);
    for (const [seen, next] of [
      ["drafting", "swg_cleared"],
      ["swg_cleared", "soc_cleared"],
      ["soc_cleared", "adopted"],
    ] as const) {
      const both = await Promise.all([stepOn(id, seen, by), stepOn(id, seen, other)]);
      expect(both).toContainEqual({ ok: true, value: next });
      expect(both).toContainEqual({ ok: false, error: { kind: "changed", status: next } });
    }
    const turns = await database()
      .select()
      .from(documentTurn)
      .where(eq(documentTurn.documentId, id));
    expect(turns).toHaveLength(3);
  });

  it("gets one version of two that are put on file at the same moment", async () => {
    const id = await draftDocument(by);
    const both = await Promise.all(["One", "Two"].map((text) => nextVersion(id, 1, by, [text])));
    expect(both).toContainEqual({ ok: true, value: 2 });
    expect(both).toContainEqual({ ok: false, error: "changed" });
  });
});

describe("the database itself", () => {
  const versionOf = async (id: string) => {
    const rows = await database()
      .select()
      .from(documentVersion)
      .where(eq(documentVersion.documentId, id))
      .orderBy(documentVersion.number);
    const last = rows.at(-1);
    if (!last) throw new Error("No version");
    return last;
  };
  const turnOf = (id: string, versionId: string, differs: object = {}) => ({
    ...({
      documentId: id,
      fromStatus: "drafting",
      toStatus: "swg_cleared",
      day: "2022-10-12",
    } as const),
    ...{ versionId, reason: "", actor: editor.id, at: MORNING },
    ...differs,
  });

  it("refuses illegal turns by name", async () => {
    const id = await draftDocument(by, ["We [shall] meet."]);
    const { id: versionId } = await versionOf(id);
    const turn = (differs: object) =>
      ruleOf(
        database()
          .insert(documentTurn)
          .values(turnOf(id, versionId, differs)),
      );
    expect(await turn({})).toBe("cleared_text_has_no_brackets");
    expect(await turn({ toStatus: "adopted" })).toBe("document_moves_one_step");
    expect(await turn({ fromStatus: "soc_cleared", toStatus: "adopted" })).toBe(
      "document_turns_from_where_it_stands",
    );
    expect(await turn({ versionId: null })).toBe("cleared_text_is_the_latest");
    expect(
      await ruleOf(
        database()
          .update(outcomeDocument)
          .set({ status: "adopted" })
          .where(eq(outcomeDocument.id, id)),
      ),
    ).toBe("document_moves_by_its_turns");
    await nextVersion(id, 1, by, ["We meet."]);
    expect(await turn({})).toBe("cleared_text_is_the_latest");
  });

  it("keeps versions, turns and positions as they were written", async () => {
    const id = await draftDocument(by);
    const row = await versionOf(id);
    await expect(
      database().update(documentVersion).set({ remark: "x" }).where(eq(documentVersion.id, row.id)),
    ).rejects.toThrow();
    for (const table of ["document_version", "document_turn", "document_position"])
      await expect(database().execute(sql.raw(`delete from ${table}`))).rejects.toThrow();
    const copy = { ...row, id: crypto.randomUUID() };
    expect(
      await ruleOf(
        database()
          .insert(documentVersion)
          .values({ ...copy, number: 3 }),
      ),
    ).toBe("versions_follow_one_another");
    await nextVersion(id, 1, by, ["We meet."]);
    await stepOn(id, "drafting", by);
    expect(
      await ruleOf(
        database()
          .insert(documentVersion)
          .values({ ...copy, number: 3 }),
      ),
    ).toBe("cleared_text_is_not_changed");
  });

  it("takes a delegation's word from its own people alone, on the latest text", async () => {
    const id = await draftDocument(by);
    const { id: versionId } = await versionOf(id);
    const word = (differs: object) =>
      ruleOf(
        database()
          .insert(documentPosition)
          .values({
            ...({ versionId, delegationId: "jo", turn: 1, stance: "agree", proposal: "" } as const),
            ...{ remark: "", actor: jordan.actor, at: MORNING },
            ...differs,
          }),
      );
    expect(await word({ actor: kyrgyzstan.actor })).toBe("each_delegation_writes_its_own");
    expect(await word({ actor: editor.id })).toBe("each_delegation_writes_its_own");
    expect(await word({ paragraph: 3 })).toBe("position_is_on_a_paragraph_of_the_text");
    expect(await word({ stance: "propose" })).toBe("a_proposal_brings_its_wording");
    expect(await word({})).toBe("written");
    expect(await word({})).toBe("positions_follow_one_another");
    await nextVersion(id, 1, by, ["We meet."]);
    expect(await word({ turn: 2 })).toBe("position_is_on_the_latest_text");
  });
});

describe("positions", () => {
  it("are written in the name of the own delegation, and the last word on each paragraph counts", async () => {
    const id = await draftDocument(by);
    await takePosition(id, agree, asJordan, jordan);
    await takePosition(id, reserve, asJordan, jordan);
    const wording = {
      ...agree,
      paragraph: 2,
      stance: "propose",
      proposal: "1. That we may meet.",
    } as const;
    await takePosition(id, wording, asKyrgyzstan, kyrgyzstan);
    const page = await documentPage(id, asEditor, null, MORNING);
    expect(
      page?.view.positions.map(({ party, paragraph, stance }) => [party.id, paragraph, stance]),
    ).toEqual([
      ["jo", null, "reserve"],
      ["kg", 2, "propose"],
    ]);
    expect(page?.view.tally).toMatchObject({ agree: 0, reserve: 1, propose: 1 });
  });

  it("are refused from an observer, from an editor, and on a version that is no longer the latest", async () => {
    const id = await draftDocument(by);
    const observer = await focalPoint("us");
    const asObserver = await readerOfAccount(observer.actor);
    expect(await takePosition(id, agree, asObserver, observer)).toMatchObject({ error: "no_say" });
    expect(await takePosition(id, agree, asEditor, by)).toMatchObject({ error: "no_say" });
    await nextVersion(id, 1, by, ["We meet."]);
    expect(await takePosition(id, agree, asJordan, jordan)).toMatchObject({
      error: "newer_version",
    });
  });
});

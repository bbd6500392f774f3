import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import {
  acceptApplication,
  declineApplication,
  inviteEntity,
} from "#app/server/application/decide.server.ts";
import { applicationsPage } from "#app/server/application/list.server.ts";
import { receiveApplication } from "#app/server/application/receive.server.ts";
import { categoriesOf } from "#app/server/delegation/categories.server.ts";
import { acceptInvitation } from "#app/server/invitation/open.server.ts";
import { nomineeFormPage } from "#app/server/nominee/form-page.server.ts";
import { paperFor } from "#app/server/paper/paper-for.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { loadSummit } from "#app/server/summit/load.server.ts";
import { translator } from "#app/text/translator.ts";
import { mail } from "#db/schema/audit.ts";
import { quota } from "#db/schema/delegation.ts";
import { application } from "#db/schema/invitation.ts";
import { account, accountRole, rateLimit } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { notePdf } from "#tests/support/note.ts";

await useTestDatabase();

let officer: { actor: string; now: Date };
beforeAll(async () => {
  const [person] = await database()
    .insert(account)
    .values({ email: "officer@summit.example", name: "Әсем Қуанышева" })
    .returning();
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "officer" });
  officer = { actor: person.id, now: await summitNow() };
});

const form = (differs: Record<string, string> = {}) => ({
  formId: randomUUID(),
  kind: "media",
  name: "Вечерний Илек",
  country: "Қазақстан",
  contact: "Ms Olga Kim",
  email: "Desk@ilek.example",
  language: "ru",
  website: "ilek.example",
  people: "6",
  purpose: "",
  ...differs,
});
const apply = async (
  fields: Record<string, string>,
  file: Parameters<typeof receiveApplication>[0]["file"] = null,
) =>
  receiveApplication(
    { fields: new Map(Object.entries(fields)), file, from: randomUUID() },
    officer.now,
  );
const named = async (name: string) =>
  database().select().from(application).where(eq(application.name, name));
const idOf = async (name: string) => (await named(name))[0]?.id ?? "";
const lettersTo = async (email: string) =>
  (await database().select().from(mail).where(eq(mail.recipient, email))).toSorted(
    (a, b) => +a.queuedAt - +b.queuedAt,
  );

const names = (code: string) => ({
  nameEn: "Evening Ilek",
  nameRu: "Вечерний Илек",
  nameKk: "Кешкі Елек",
  code,
  sortKey: "Evening Ilek",
});

describe("an application", () => {
  it("is confirmed by mail, waits for an officer, and lets nobody nominate", async () => {
    expect(await apply(form())).toEqual({ ok: true, value: null });
    const { waiting } = await applicationsPage("en");
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toMatchObject({
      email: "desk@ilek.example",
      website: "https://ilek.example",
      suggested: { code: "VECHERNI", sortKey: "Vecherniy Ilek" },
      places: "Media 12, Technical 4",
    });
    const [letter] = await lettersTo("desk@ilek.example");
    expect(letter?.subject).toBe("Саммит СВМДА: ваша заявка получена");
    const accounts = await database()
      .select()
      .from(account)
      .where(eq(account.email, "desk@ilek.example"));
    expect(accounts).toEqual([]);
  });

  it("posted twice, or sent again while it waits, is one, and the answer is the same", async () => {
    const twice = form({ name: "Twice", email: "twice@x.example" });
    const answers = await Promise.all([apply(twice), apply(twice)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect((await apply({ ...twice, name: "TWICE", formId: randomUUID() })).ok).toBe(true);
    expect(await named("Twice")).toHaveLength(1);
    expect(await lettersTo("twice@x.example")).toHaveLength(1);
  });

  it("from an address of staff is answered like any other", async () => {
    expect(await apply(form({ name: "Sly", email: "officer@summit.example" }))).toEqual({
      ok: true,
      value: null,
    });
    expect(await acceptApplication(officer, await idOf("Sly"), names("SLY"))).toEqual({
      ok: false,
      error: "staff",
    });
    const { waiting } = await applicationsPage("en");
    expect(waiting.map(({ name }) => name)).toContain("Sly");
  });

  it("with faults says each of them and keeps nothing", async () => {
    const bad = form({
      kind: "state",
      name: " ",
      email: "x",
      people: "0",
      website: "javascript:alert(1)",
      language: "fr",
    });
    const answer = await apply(bad, { bytes: Uint8Array.from(Buffer.from("<svg>")) });
    if (answer.ok || answer.error.kind !== "faults") throw new Error("Taken");
    expect(answer.error.faults.map(({ problem }) => problem)).toEqual([
      "kind",
      "name",
      "email",
      "language",
      "website",
      "people",
    ]);
    expect(answer.error.paper).toBe("not_a_pdf");
  });

  it.each([
    ["country", { country: " " }],
    ["contact", { contact: "x".repeat(200) }],
    ["purpose", { purpose: "x".repeat(501) }],
    ["people", { people: "many" }],
  ] as const)("says that it cannot take the %s, in each language", async (problem, differs) => {
    const answer = await apply(form({ ...differs, name: "Unheard" }));
    expect(answer).toMatchObject({ ok: false, error: { faults: [{ field: problem, problem }] } });
    expect(await named("Unheard")).toEqual([]);
    const said = LANGUAGES.map((language) =>
      translator(language, "application")(`problem.${problem}`),
    );
    expect(new Set(said).size).toBe(3);
  });

  it("is taken twenty times an hour from one place, not more", async () => {
    const post = (n: number) =>
      receiveApplication(
        {
          fields: new Map(Object.entries(form({ name: `N${n}`, email: "" }))),
          file: null,
          from: "one",
        },
        officer.now,
      );
    for (let n = 0; n < 20; n++) expect(await post(n)).toMatchObject({ error: { kind: "faults" } });
    expect(await post(20)).toMatchObject({ ok: false, error: { kind: "wait" } });
    expect((await database().select().from(rateLimit)).length).toBeGreaterThan(0);
  });
});

describe("an officer", () => {
  it("accepts: places and categories of the definition, and an invitation that opens it", async () => {
    const letter = { bytes: await notePdf(["Letter of assignment"]) };
    await apply(form({ name: "Lens", email: "lens@x.example" }), letter);
    expect(await acceptApplication(officer, await idOf("Lens"), names("LENS"))).toEqual({
      ok: true,
      value: null,
    });
    const [row] = await named("Lens");
    expect(row).toMatchObject({ state: "accepted", delegationId: "media-lens" });
    const sent = (await lettersTo("lens@x.example")).at(-1);
    const secret = /\/invitation\/([\w-]{43})\?/.exec(sent?.text ?? "")?.[1] ?? "";
    expect((await acceptInvitation(secret, officer.now)).ok).toBe(true);
    const open = await categoriesOf("media-lens", await summitDefinition());
    expect(open.map(({ id }) => id)).toEqual(["media", "technical"]);
    const reader = { delegationId: "media-lens", now: officer.now, language: "kk" as const };
    const page = await nomineeFormPage(reader, null);
    expect(page?.delegation).toEqual({ name: "Кешкі Елек", code: "LENS" });
    expect(page?.categories.map(({ id }) => id)).toEqual(["media", "technical"]);

    const viewer = {
      accountId: officer.actor,
      name: "",
      email: "",
      language: "en" as const,
      delegationId: null,
    };
    const paper = row?.letterId ?? "";
    for (const role of ["officer", "protocol"] as const)
      expect((await paperFor({ ...viewer, roles: [role] }, paper))?.name).toBe(
        "letter-of-assignment.pdf",
      );
    expect(await paperFor({ ...viewer, roles: ["admin"] }, paper)).toBeNull();
    expect(await paperFor({ ...viewer, roles: ["focal"], delegationId: "media-lens" }, paper)).toBe(
      null,
    );
  });

  it("gives no code that is taken, and then nothing is accepted", async () => {
    await apply(form({ name: "Copy", email: "copy@x.example" }));
    const id = await idOf("Copy");
    expect(await acceptApplication(officer, id, names("KAZ"))).toEqual({
      ok: false,
      error: "code_taken",
    });
    expect((await named("Copy"))[0]?.state).toBe("waiting");
  });

  it("declines with a reason that the applicant reads, and another officer comes too late", async () => {
    await apply(form({ name: "Late", email: "late@x.example", kind: "contractor" }));
    const id = await idOf("Late");
    const [declined, accepted] = [
      await declineApplication(officer, id, "Нет направления."),
      await acceptApplication(officer, id, names("LATE")),
    ];
    expect(declined.ok).toBe(true);
    expect(accepted).toEqual({ ok: false, error: "decided" });
    expect((await lettersTo("late@x.example")).at(-1)?.text).toContain("Нет направления.");
    expect(await declineApplication(officer, "x", "no")).toEqual({ ok: false, error: "not_found" });
  });

  it("invites an entity that did not apply; two of one name get two codes", async () => {
    const wish = {
      kind: "volunteers" as const,
      entity: "Astana Helpers",
      contact: "Aru",
      language: "kk" as const,
    };
    expect((await inviteEntity(officer, { ...wish, email: "a@x.example" })).ok).toBe(true);
    expect((await inviteEntity(officer, { ...wish, email: "b@x.example" })).ok).toBe(true);
    const rows = await database()
      .select()
      .from(quota)
      .where(eq(quota.delegationId, "volunteers-helpers"));
    expect(rows.find(({ quotaGroup }) => quotaGroup === "host")?.places).toBe(60);
  });
});

it("loading the definition again keeps the places of entities accepted since", async () => {
  const definition = await summitDefinition();
  const quotas = definition.quotas.map((rule) =>
    rule.status === "volunteers" ? { ...rule, badges: { ...rule.badges, host: 61 } } : rule,
  );
  expect((await loadSummit({ ...definition, quotas })).refusals).toEqual([]);
  const rows = await database()
    .select()
    .from(quota)
    .where(eq(quota.delegationId, "volunteers-helpers"));
  expect(rows.find(({ quotaGroup }) => quotaGroup === "host")?.places).toBe(61);
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { and, desc, eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { outcomeDocument } from "#db/schema/document.ts";
import { invitation } from "#db/schema/invitation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { LAYLA } from "#tests/support/nominees.ts";
import { servePages } from "#tests/support/pages.ts";
import { walkers } from "#tests/support/walk/people.ts";

await useTestDatabase();
const url = await servePages();
const people = await walkers("jo");
const [text] = await database().select().from(outcomeDocument).limit(1);
const focal = people.find(({ who }) => who === "focal");

type Fields = readonly (readonly [string, string | File])[];
const fieldsOf = (record: Record<string, string>): Fields => Object.entries(record);

function send(who: string, path: string, fields: Fields): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const cookie = people.find((walker) => walker.who === who)?.cookie ?? "";
  const headers = { cookie, origin: url };
  return fetch(url + path, { method: "POST", body, headers, redirect: "manual" });
}

/** What somebody adds to a form who wants to be more than they are. */
const EXTRA: Fields = fieldsOf({
  ...{ status: "cleared", stage: "clearance", delegationId: "kg", delegation: "kg", role: "admin" },
  ...{ roles: "admin", number: "99999", quotaGroup: "head", consentVersion: "1", hosted: "maybe" },
  ...{ createdBy: crypto.randomUUID(), secondFactorAt: "2022-10-12", withdrawnFrom: "cleared" },
  ...{ deputiesOnly: "false", noteVerbaleId: crypto.randomUUID(), email_verified: "1" },
});

describe("a field that no form has", () => {
  it("makes a nominee neither cleared, nor numbered, nor hosted, nor another delegation's", async () => {
    const typed = fieldsOf({ ...LAYLA, intent: "save" } as unknown as Record<string, string>);
    const answer = await send("focal", "/delegation/nominees/new", [...EXTRA, ...typed]);
    expect(answer.status).toBe(302);
    const [made] = await database()
      .select()
      .from(nominee)
      .orderBy(desc(nominee.changedAt))
      .limit(1);
    expect(made).toMatchObject({
      ...{ status: "draft", stage: null, delegationId: "jo", hosted: false },
      ...{ consentVersion: null, withdrawnFrom: null, surname: LAYLA.surname },
    });
    expect(made?.number).toBeLessThan(100);
    const saved = await send("focal", `/delegation/nominees/${made?.id}`, [
      ...EXTRA,
      ...typed.filter(([name]) => name !== "position"),
      ["position", "Envoy"],
      ["version", "1"],
    ]);
    expect(saved.status).toBe(302);
    const [after] = await database()
      .select()
      .from(nominee)
      .where(eq(nominee.id, made?.id ?? ""));
    expect(after).toMatchObject({ status: "draft", delegationId: "jo", position: "Envoy" });
  });

  it("invites a deputy of one's own, and nobody else", async () => {
    const person = { name: "A Guest", email: "guest@walk.example", language: "en" };
    const answer = await send("focal", "/delegation/people", [
      ...EXTRA,
      ...fieldsOf({ ...person, intent: "invite" }),
    ]);
    expect(answer.status).toBe(302);
    const [made] = await database()
      .select()
      .from(invitation)
      .where(eq(invitation.email, person.email));
    expect(made).toMatchObject({ delegationId: "jo", role: "deputy", noteVerbaleId: null });
  });

  it("gives an account no other role with its language", async () => {
    const roles = () =>
      database()
        .select()
        .from(accountRole)
        .where(and(eq(accountRole.delegationId, "jo")));
    const before = await roles();
    await send("focal", "/language", [...EXTRA, ...fieldsOf({ language: "kk", to: "/" })]);
    expect(await roles()).toEqual(before);
    const admins = await database().select().from(accountRole).where(eq(accountRole.role, "admin"));
    expect(admins).toHaveLength(1);
    const changed = await database().select().from(account).where(eq(account.language, "kk"));
    expect(changed).toHaveLength(1);
  });
});

describe("a field that is named after what every object has", () => {
  const POLLUTION: Fields = [
    ["__proto__", "polluted"],
    ["__proto__[polluted]", "1"],
    ["__proto__.polluted", "1"],
    ["constructor", "polluted"],
    ["constructor.prototype.polluted", "1"],
    ["prototype", "polluted"],
    ["toString", "polluted"],
    ["hasOwnProperty", "polluted"],
  ];

  it.each([
    ["focal", "/delegation/people", "invite"],
    ["focal", "/delegation/people", "__proto__"],
    ["focal", "/delegation/declarations", "constructor"],
    ["focal", "/delegation/import/00000000-0000-4000-8000-000000000000", "toString"],
    ["focal", "/delegation/nominees/new", "__proto__"],
    ["focal", "/fund", "__proto__"],
    ["admin", "/admin", "add"],
    ["admin", "/invitations", "constructor"],
    ["officer", "/applications", "accept"],
    ["protocol", "/bilaterals", "__proto__"],
    ["editor", "/documents/no-document", "__proto__"],
    ["editor", "/editor/programme", "hasOwnProperty"],
    ["desk", "/badges", "toString"],
    ["supervisor", "/gates", "__proto__"],
    ["nobody", "/apply", "apply"],
  ])("is only a field: %s at %s, %s", async (who, path, intent) => {
    const answer = await send(who, path, [...POLLUTION, ["intent", intent]]);
    expect(answer.status).toBeLessThan(500);
    expect(answer.status).not.toBe(403);
    // The pages run in this process.
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(Object.prototype.hasOwnProperty.call({ a: 1 }, "a")).toBe(true);
  });
});

describe("a file that names an address", () => {
  const heard: string[] = [];
  const canary = createServer((request, answer) => {
    heard.push(request.url ?? "");
    answer.end("<!ENTITY stolen 'yes'>");
  });
  const trap = new Promise<string>((resolve) => {
    canary.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(canary.address() as AddressInfo).port}`),
    );
  });
  afterAll(() => void canary.close());

  const doctype = (at: string) =>
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % far SYSTEM "${at}/dtd">%far;<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "${at}/entity">]>`;

  async function office(main: string, xml: string): Promise<Uint8Array<ArrayBuffer>> {
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await zip.add("[Content_Types].xml", new TextReader("<Types/>"));
    await zip.add(main, new TextReader(xml));
    return new Uint8Array(await zip.close());
  }

  const FILES: Record<
    string,
    (at: string) => Promise<[who: string, path: string, name: string, File, Record<string, string>]>
  > = {
    "a photo as SVG": (at) =>
      Promise.resolve([
        ...(["focal", "/delegation/nominees/new", "photo"] as const),
        new File(
          [
            `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="900" height="1200"><image xlink:href="${at}/svg" width="9" height="9"/><image href="file:///etc/passwd"/></svg>`,
          ],
          "photo.jpg",
          { type: "image/jpeg" },
        ),
        { ...LAYLA, intent: "save" } as unknown as Record<string, string>,
      ]),
    "a note as PDF": (at) =>
      Promise.resolve([
        ...(["focal", "/delegation/note", "file"] as const),
        new File(
          [
            `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(${at}/uri)>>/AcroForm<</XFA(${doctype(at)}<x>&web;</x>)>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents<</F<</FS/URL/F(${at}/stream)>>>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
          ],
          "note.pdf",
          { type: "application/pdf" },
        ),
        { number: "1", day: "2022-10-01" },
      ]),
    "a list as XLSX": async (at) => [
      ...(["focal", "/delegation/import/upload", "list"] as const),
      new File(
        [await office("xl/workbook.xml", `${doctype(at)}<workbook>&web;&file;</workbook>`)],
        "list.xlsx",
      ),
      {},
    ],
    "a text as DOCX": async (at) => [
      ...(["editor", `/documents/${text?.id}`, "file"] as const),
      new File(
        [await office("word/document.xml", `${doctype(at)}<w:document>&web;&file;</w:document>`)],
        "text.docx",
      ),
      { intent: "version", after: "0", language: "en" },
    ],
    "an application with an address of its own": (at) =>
      Promise.resolve([
        ...(["nobody", "/apply", "letter"] as const),
        new File([`<html><img src="${at}/letter"></html>`], "letter.pdf"),
        { website: `${at}/website`, kind: "media", name: "Press", email: "press@walk.example" },
      ]),
  };

  it.each(Object.keys(FILES))("makes the server ask nobody: %s", async (what) => {
    const at = await trap;
    const [who, path, field, file, fields] = (await FILES[what]?.(at)) ?? [];
    const answer = await send(who ?? "", path ?? "", [
      ...fieldsOf(fields ?? {}),
      [field ?? "", file ?? ""],
    ]);
    const text = await answer.text();
    expect(answer.status).toBeLessThan(500);
    expect(text).not.toContain("root:x:0");
    expect(heard).toEqual([]);
  });

  it("would have been heard", async () => {
    await fetch(`${await trap}/self`);
    expect(heard).toEqual(["/self"]);
  });
});

describe("a name with a quote and a line's end", () => {
  it("stays inside the file's name", async () => {
    const name = 'list";\r\nX-Stolen: 1;.csv';
    const list = new File(["Surname,Given names\r\nAl-Hmoud,Layla\r\n"], name);
    const posted = await send("focal", "/delegation/import/upload", [["list", list]]);
    const { to = "/" } = (await posted.json()) as { to?: string };
    const answer = await fetch(`${url}${to}/mend.xlsx`, {
      headers: { cookie: focal?.cookie ?? "" },
    });
    await answer.body?.cancel();
    expect(answer.headers.get("x-stolen")).toBeNull();
    const disposition = answer.headers.get("content-disposition") ?? "";
    if (answer.status === 200)
      expect(disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[^\s"']+$/);
    else expect(answer.status).toBe(404);
  });
});

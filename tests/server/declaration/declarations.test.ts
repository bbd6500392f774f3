import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { DeclarationFields } from "#app/domain/declaration/declaration.ts";
import { DECLARATION_FIELDS } from "#app/domain/declaration/declaration.ts";
import { declare } from "#app/server/declaration/declare.server.ts";
import { decidePermit } from "#app/server/declaration/decide.server.ts";
import { declarationPaper } from "#app/server/declaration/paper.server.ts";
import { sameSerial } from "#app/server/declaration/queue.server.ts";
import { readDeclarations, readDeclared } from "#app/server/declaration/reading.server.ts";
import {
  restoreDeclaration,
  withdrawDeclaration,
} from "#app/server/declaration/withdraw.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import type { Writer } from "#app/server/travel/plan.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { declaration } from "#db/schema/declaration.ts";

import { useTestDatabase } from "../../support/database.ts";
import { draftOf, focalPoint } from "../../support/nominees.ts";
import { officerWith } from "../../support/officers.ts";
import { readPdf } from "../../support/pdf.ts";
import { expectAccessible } from "../../support/pdf-structure.ts";

await useTestDatabase();

const SERIAL = "QX 7741-KZ";
const EMPTY = Object.fromEntries(
  DECLARATION_FIELDS.map((field) => [field, ""]),
) as DeclarationFields;

let writer: Writer;
let guard: string;
const weapon = (differs: Partial<DeclarationFields> = {}): DeclarationFields => ({
  ...EMPTY,
  bearer: guard,
  make: "Caracal",
  model: "F",
  calibre: "9 × 19",
  serial: SERIAL,
  rounds: "30",
  entryPoint: "nqz",
  entryDay: "2022-10-20",
  exitPoint: "nqz",
  exitDay: "2022-10-21",
  ...differs,
});
const radio = (differs: Partial<DeclarationFields> = {}): DeclarationFields => ({
  ...weapon(),
  bearer: "",
  make: "",
  model: "",
  calibre: "",
  serial: "",
  rounds: "",
  device: "Hytera PD785",
  frequency: "156,8",
  power: "5",
  callSign: "BARYS 1",
  ...differs,
});

beforeAll(async () => {
  writer = await focalPoint("jo");
  guard = await draftOf(writer, { category: "security", surname: "Haddad" });
});
beforeEach(() => database().delete(declaration));

async function declared(fields = weapon(), by = writer): Promise<string> {
  const made = await declare(by, fields.device ? "radio" : "weapon", fields, null);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.id;
}
const security = async () => {
  const { id } = await officerWith("security", "Bauyrzhan");
  return { actor: id, now: writer.now };
};
const problems = (result: Awaited<ReturnType<typeof declare>>) =>
  !result.ok && result.error.kind === "problems"
    ? result.error.problems.map(({ field, kind }) => `${field} ${kind}`)
    : [];

describe("a declared weapon", () => {
  it("leaves neither serial number, make nor permit readable in the database", async () => {
    const id = await declared();
    const officer = await security();
    await decidePermit(officer, id, {
      outcome: "granted",
      number: "KNB-55112",
      reason: "",
      version: 1,
    });
    const [row] = await database().execute<{ raw: string }>(
      sql`select d::text || encode(details_sealed, 'escape') || encode(answer_sealed, 'escape') as raw
          from ${declaration} d`,
    );
    expect(row?.raw).toContain(id);
    for (const secret of ["QX", "7741", "Caracal", "9 × 19", "KNB-55112"])
      expect(row?.raw).not.toContain(secret);
    const trail = await database().select().from(auditEntry);
    const messages = await database().select().from(mail);
    expect(JSON.stringify([trail, messages])).not.toMatch(/7741|Caracal|55112/);
  });

  it("is read by its delegation and the security office, and each reading stands on the trail", async () => {
    const id = await declared();
    const officer = await security();
    const own = await readDeclarations("jo", writer);
    expect(own).toMatchObject([{ id, details: { serial: SERIAL, rounds: 30 } }]);
    expect(await readDeclarations("kg", writer)).toEqual([]);
    expect(await readDeclared(id, officer)).toMatchObject({ details: { serial: SERIAL } });
    const readings = await database()
      .select({ actor: auditEntry.actor, subject: auditEntry.subjectId })
      .from(auditEntry)
      .where(eq(auditEntry.action, "declaration.read"));
    expect(readings).toEqual([
      { actor: writer.actor, subject: "jo" },
      { actor: officer.actor, subject: id },
    ]);
  });

  it("is refused to a bearer who is no security officer, or of another delegation", async () => {
    const delegate = await draftOf(writer, { passportNumber: "T4820199" });
    expect(problems(await declare(writer, "weapon", weapon({ bearer: delegate }), null))).toEqual([
      "bearer bearer_unfit",
    ]);
    const other = await focalPoint("kg");
    expect(problems(await declare(other, "weapon", weapon(), null))).toEqual([
      "bearer bearer_unfit",
    ]);
    const forged = database().execute(sql`
      insert into ${declaration} (kind, delegation_id, bearer_id, details_sealed, serial_index, entry_point, entry_day,
        exit_point, exit_day, declared_at, changed_at)
      values ('weapon', 'kg', ${guard}, '', '', 'nqz', '2022-10-20', 'nqz', '2022-10-20', now(), now())`);
    await expect(forged).rejects.toThrow();
  });

  it("is told when the same serial number comes twice, however it is typed", async () => {
    const first = await declared();
    const again = await declare(writer, "weapon", weapon({ serial: "qх7741 кz" }), null);
    expect(problems(again)).toEqual(["serial serial_twice"]);
    const kyrgyz = await focalPoint("kg");
    const bearer = await draftOf(kyrgyz, { category: "security", surname: "Asanov" });
    await declared(weapon({ bearer }), kyrgyz);
    expect(await sameSerial(first)).toMatchObject([{ delegation: { en: "Kyrgyzstan" } }]);
  });

  it("takes as many places as the definition gives, of twenty that ask at once", async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        declare(writer, "weapon", weapon({ serial: `RACE-${i}00` }), null),
      ),
    );
    expect(asked.filter(({ ok }) => ok)).toHaveLength(8);
    const told = asked.flatMap((result) => problems(result));
    expect(told).toEqual(Array.from({ length: 12 }, () => "make limit_reached"));
    const kept = await database().select().from(declaration);
    expect(kept).toHaveLength(8);
  });
});

describe("the rules of the host", () => {
  it("mark what is declared later than three working days before entry, or turn it away", async () => {
    const late = await declare(writer, "weapon", weapon({ entryDay: "2022-10-14" }), null);
    expect(late).toMatchObject({ ok: true, value: { late: true } });
    const inTime = await declare(writer, "radio", radio({ entryDay: "2022-10-18" }), null);
    expect(inTime).toMatchObject({ ok: true, value: { late: false } });
    await database().execute(
      sql`update summit set definition = jsonb_set(definition, '{declarationRules,late}', '"refuse"'),
          loaded_at = now()`,
    );
    const refused = await declare(
      writer,
      "weapon",
      weapon({ entryDay: "2022-10-14", serial: "LATE-1" }),
      null,
    );
    expect(problems(refused)).toEqual(["entryDay too_late"]);
    await database().execute(
      sql`update summit set definition = jsonb_set(definition, '{declarationRules,late}', '"accept"'),
          loaded_at = now()`,
    );
  });

  it("keep radios in their bands and below their power", async () => {
    expect(
      problems(await declare(writer, "radio", radio({ frequency: "175", power: "40" }), null)),
    ).toEqual(["frequency frequency_out_of_bands", "power power_out_of_range"]);
    const id = await declared(radio());
    expect(await readDeclared(id, writer)).toMatchObject({
      details: { frequency: 156.8, callSign: "BARYS 1" },
    });
  });
});

describe("the security office", () => {
  it("grants with a number, refuses with a reason, and the delegation is told without either", async () => {
    const officer = await security();
    const id = await declared();
    const answer = { outcome: "granted", number: "", reason: "", version: 1 };
    expect(await decidePermit(officer, id, answer)).toMatchObject({
      error: { kind: "problem", problem: "number_missing" },
    });
    expect(await decidePermit(officer, id, { ...answer, number: "N 9" })).toMatchObject({
      ok: true,
    });
    expect(await decidePermit(officer, id, { ...answer, number: "N 10" })).toMatchObject({
      error: { kind: "overtaken" },
    });
    const told = await database().select().from(mail);
    expect(told.at(-1)?.subject).toBe("Weapon permit: the security office answered");
    expect(JSON.stringify(told)).not.toContain("N 9");
  });

  it("finds a withdrawn one closed; undone at once the permit stands, later it is asked for anew", async () => {
    const officer = await security();
    const id = await declared();
    await decidePermit(officer, id, { outcome: "granted", number: "N 9", reason: "", version: 1 });
    await withdrawDeclaration(writer, id);
    expect(
      await decidePermit(officer, id, { outcome: "refused", number: "", reason: "x", version: 3 }),
    ).toMatchObject({ error: { kind: "withdrawn" } });
    expect(await restoreDeclaration(writer, id)).toMatchObject({ value: { status: "granted" } });
    await withdrawDeclaration(writer, id);
    const hourLater = { ...writer, now: new Date(writer.now.getTime() + 3_600_000) };
    expect(await restoreDeclaration(hourLater, id)).toMatchObject({
      value: { status: "requested" },
    });
    const stranger = await focalPoint("kg");
    expect(await withdrawDeclaration(stranger, id)).toEqual({ ok: false, error: "missing" });
  });
});

describe("what was answered", () => {
  const refused = (version: number) => ({ outcome: "refused", number: "", reason: "x", version });

  it("is neither changed nor withdrawn by its delegation", async () => {
    const officer = await security();
    const id = await declared();
    await decidePermit(officer, id, refused(1));
    const changed = await declare(writer, "weapon", weapon({ rounds: "9" }), { id, version: 2 });
    expect(changed).toEqual({ ok: false, error: { kind: "answered" } });
    expect(await withdrawDeclaration(writer, id)).toEqual({ ok: false, error: "answered" });
    expect(await readDeclarations("jo", writer)).toMatchObject([
      { status: "refused", details: { rounds: 30 } },
    ]);
  });

  it("does not come back beside the same weapon declared anew since", async () => {
    const officer = await security();
    const [withdrawn, declined] = [await declared(), await declared(weapon({ serial: "BX 200" }))];
    await withdrawDeclaration(writer, withdrawn);
    await decidePermit(officer, declined, refused(1));
    await declared();
    await declared(weapon({ serial: "BX 200" }));
    expect(await restoreDeclaration(writer, withdrawn)).toEqual({
      ok: false,
      error: "serial_twice",
    });
    const granted = { outcome: "granted", number: "N 9", reason: "", version: 2 };
    expect(await decidePermit(officer, declined, granted)).toEqual({
      ok: false,
      error: { kind: "serial_twice" },
    });
  });

  it("does not come back once its place is taken", async () => {
    const officer = await security();
    const [withdrawn, declined] = [await declared(), await declared(weapon({ serial: "BX 200" }))];
    await withdrawDeclaration(writer, withdrawn);
    await decidePermit(officer, declined, refused(1));
    for (let other = 0; ; other++) {
      const made = await declare(writer, "weapon", weapon({ serial: `CX ${100 + other}` }), null);
      if (!made.ok) break;
    }
    expect(await restoreDeclaration(writer, withdrawn)).toEqual({
      ok: false,
      error: "limit_reached",
    });
    const granted = { outcome: "granted", number: "N 9", reason: "", version: 2 };
    expect(await decidePermit(officer, declined, granted)).toEqual({
      ok: false,
      error: { kind: "limit_reached" },
    });
  });
});

describe("the form for the authorities", () => {
  it.each(["en", "ru", "kk"] as const)("says weapons and radios in %s", async (language) => {
    await declared();
    await declared(radio());
    const paper = await declarationPaper("jo", writer, language);
    const pdf = new Uint8Array(await (paper as Response).arrayBuffer());
    await expectAccessible(pdf, { language, title: "" });
    const pages = await readPdf(pdf, 1);
    const text = pages.map((page) => page.text).join("\n");
    expect(text).toContain(SERIAL);
    expect(text).toContain("BARYS 1");
    expect(text).toContain("HADDAD");
    expect(text).toContain(
      { en: "Declaration of weapons", ru: "Декларация об оружии", kk: "Қару мен радиожабдық" }[
        language
      ],
    );
  });
});

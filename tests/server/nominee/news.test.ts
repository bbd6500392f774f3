import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeEach, expect, test } from "vitest";

import { FILE_TURNS } from "#app/domain/nominee/news.ts";
import { tellTurn } from "#app/server/nominee/news.server.ts";
import { writeNews } from "#app/server/nominee/tell-delegation.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { mail } from "#db/schema/audit.ts";
import { fileNews, nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();

const focal = await focalPoint("kz");
const [deputy] = await database()
  .insert(account)
  .values({ email: "deputy@mfa.example", name: "Ержан Төлеуов", language: "kk" })
  .returning();
await database()
  .insert(accountRole)
  .values({ accountId: deputy?.id ?? "", role: "deputy", delegationId: "kz" });
await focalPoint("kg");

beforeEach(async () => {
  await database().delete(mail);
  await database().delete(fileNews);
});

/** Bare files of the delegation, numbered on. */
async function files(count: number, surname = "Сейтова"): Promise<string[]> {
  const made = await database()
    .insert(nominee)
    .values(
      Array.from({ length: count }, () => ({
        delegationId: "kz",
        number: ++last,
        surname,
        givenNames: "Айгүл",
        category: "delegate",
      })),
    )
    .returning({ id: nominee.id });
  return made.map(({ id }) => id);
}
let last = 1000;

const tell = (nomineeId: string, turn: (typeof FILE_TURNS)[number], more: object = {}) =>
  database().transaction((tx) =>
    tellTurn(tx, {
      nomineeId,
      delegationId: "kz",
      turn,
      actor: focal.actor,
      at: focal.now,
      ...more,
    }),
  );

const letters = () => database().select().from(mail).orderBy(mail.language);

test("forty files sent at once are one letter to each reader, in their own language, and one job", async () => {
  for (const id of await files(40)) await tell(id, "submitted");
  const jobs = await database().execute(
    sql`select 1 from graphile_worker.jobs where key = 'news:kz' and run_at > now()`,
  );
  expect(jobs).toHaveLength(1);
  await writeNews("kz");
  await writeNews("kz");
  const [english, kazakh, ...more] = await letters();
  expect(more).toEqual([]);
  expect(english).toMatchObject({ language: "en", subject: "Kazakhstan: news of 40 files" });
  expect(english?.text.match(/– KAZ-1\d{3} Айгүл Сейтова/g)).toHaveLength(40);
  expect(kazakh).toMatchObject({ language: "kk", recipient: "deputy@mfa.example" });
  expect(kazakh?.text).toContain("Жіберілді: 40");
  expect(await database().select().from(fileNews)).toEqual([]);
});

test("of one file everything is said: whose order it was, what to mend and why, with nothing taken for markup", async () => {
  const [sent = "", returned = ""] = await files(2, "<b>O'Сейтова</b>");
  await tell(sent, "submitted");
  await writeNews("kz");
  const [own, colleagues] = await letters();
  expect(own?.text).toContain("You gave this order.");
  expect(colleagues?.text).toContain("Dana Al-Masri");
  expect(own?.html).not.toContain("<b>O'");
  await database().delete(mail);

  await database()
    .update(nominee)
    .set({ returnedNotes: { photo: "Too dark" } })
    .where(eq(nominee.id, returned));
  await tell(returned, "returned", {
    actor: "an officer",
    reason: "Two things <script>",
    fields: ["photo", "position"],
  });
  await writeNews("kz");
  const [letter] = await letters();
  expect(letter?.text).toContain("To be mended: Photo: Too dark; Function");
  expect(letter?.text).toContain("Reason: Two things <script>");
  expect(letter?.html).not.toContain("<script>");
  expect(letter?.text).toContain(`/delegation/nominees/${returned}`);
});

test("each turn has its words in each language; of two turns of one file the last is told", async () => {
  const [id = ""] = await files(1);
  for (const turn of FILE_TURNS) {
    await tell(id, "submitted");
    await tell(id, turn, { actor: "an officer" });
    await writeNews("kz");
    for (const letter of await letters()) {
      expect(letter.subject, turn).toContain("Сейтова");
      expect(letter.text, turn).not.toMatch(/\{\{|\b(news|fact|by)\.|submitted\./);
    }
    const subjects = (await letters()).map(({ subject }) => subject);
    expect(new Set(subjects).size, turn).toBe(2);
    await database().delete(mail);
  }
});

test("a turn that was rolled back is told to nobody", async () => {
  const [id = ""] = await files(1);
  const undone = database().transaction(async (tx) => {
    await tellTurn(tx, {
      ...{ nomineeId: id, delegationId: "kz", turn: "refused" as const },
      ...{ actor: focal.actor, at: focal.now },
    });
    throw new Error("the effect failed");
  });
  await expect(undone).rejects.toThrow();
  await writeNews("kz");
  expect(await letters()).toEqual([]);
});

test("a delegation's page is read from indexes, however many files others have", async () => {
  await database().execute(sql`
    insert into nominee (delegation_id, number) select 'kg', 5000 + i from generate_series(1, 3000) as i`);
  await database().execute(sql`insert into nominee (delegation_id, number)
    select 'kz', 5000 + i from generate_series(1, 200) as i`);
  const owner = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 1 });
  await owner`analyze nominee`;
  await owner.end();
  const plan = async (statement: string) => {
    const rows = await database().execute<{ "QUERY PLAN": string }>(
      sql.raw(`explain ${statement}`),
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  const page = await plan(
    "select id from nominee where delegation_id = 'kz' order by changed_at desc, number limit 50",
  );
  expect(page).toContain("nominee_by_change");
  expect(page).not.toContain("Sort");
  expect(
    await plan("select status, count(*) from nominee where delegation_id = 'kz' group by status"),
  ).not.toContain("Seq Scan");
});

import { describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { action as change, loader as page } from "#app/routes/precedence_.$session/route.tsx";
import { action as move, loader as clock } from "#app/routes/precedence_.$session_.clock/route.tsx";
import { loader as index } from "#app/routes/precedence/route.tsx";
import { loader as list } from "#app/routes/precedence_.delegations[.]pdf/route.ts";
import { loader as paper } from "#app/routes/precedence_.$session_.$paper[.]pdf/route.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();
const [kamila] = await database()
  .insert(account)
  .values({ email: "kamila@example.org", name: "Kamila Sarsen" })
  .returning();
const accountId = kamila?.id ?? "";

const args = (
  path: string,
  {
    form,
    language = "en",
    paper: wanted,
  }: { form?: Record<string, string>; language?: Language; paper?: string } = {},
) => ({
  request: new Request(
    `http://localhost${path}`,
    form ? { method: "POST", body: new URLSearchParams(form) } : {},
  ),
  params: { session: path.split(/[/?]/)[2] ?? "", ...(wanted ? { paper: wanted } : {}) },
  context: contextOf(language, { accountId, roles: ["protocol"] }),
});

/** What an action returned or threw: where it leads, or what it says at which field. */
async function answerOf(answer: Promise<unknown>) {
  const given = await answer.catch((thrown: unknown) => thrown);
  if (given instanceof Response) return { status: given.status, to: given.headers.get("location") };
  const { data, init } = given as {
    data: { field: string; message: string };
    init: { status: number };
  };
  return { status: init.status, ...data };
}

const speakers = async () =>
  (await page(args("/precedence/plenary-1?list=speakers"))).view.places.map(
    ({ participant }) => participant.id,
  );

describe("the page of sessions", () => {
  it("shows who many attend, by day, and what the host decided", async () => {
    const { days, chair } = await index(args("/precedence"));
    expect(days.map(({ day }) => day)).toEqual(["2022-10-12", "2022-10-13"]);
    expect(chair?.en).toBe("Kazakhstan");
  });
});

describe("the page of a session", () => {
  it("opens at the photograph for the photograph, else at the speakers", async () => {
    expect((await page(args("/precedence/photo"))).view.list).toBe("photo");
    expect((await page(args("/precedence/plenary-1?list=nonsense"))).view.list).toBe("speakers");
  });

  it("looks at another order without changing the one that is kept", async () => {
    const { view } = await page(args("/precedence/plenary-1?list=flags&order=russian"));
    expect(view.looking).toBe("russian");
    expect(view.rule.order).toBe("english");
    expect(view.places[0]?.participant.id).toBe("az");
  });

  it("gives a place by hand, says so with its undoing, and takes it back", async () => {
    const form = {
      intent: "place",
      list: "speakers",
      delegation: "in",
      place: "2",
      reason: "Leaves at noon",
    };
    const done = await answerOf(
      change(args("/precedence/plenary-1?list=speakers&edit=in", { form })),
    );
    expect(done.status).toBe(302);
    const id =
      new URL(`http://localhost${"to" in done ? done.to : ""}`).searchParams.get("id") ?? "";
    expect((await speakers())[1]).toBe("in");
    const undo = { intent: "undoPlace", id };
    await answerOf(change(args("/precedence/plenary-1?list=speakers", { form: undo })));
    expect((await speakers())[1]).toBe("tj");
  });

  it.each([
    [
      { intent: "place", list: "speakers", delegation: "in", place: "0", reason: "Because" },
      "place",
      409,
    ],
    [
      { intent: "place", list: "speakers", delegation: "in", place: "two", reason: "Because" },
      "place",
      409,
    ],
    [
      { intent: "place", list: "speakers", delegation: "in", place: "2", reason: "" },
      "reason",
      409,
    ],
    [
      {
        intent: "represent",
        delegation: "in",
        stage: "present",
        rank: "minister",
        since: "13 May",
        scope: "summit",
      },
      "since",
      409,
    ],
    [
      {
        intent: "represent",
        delegation: "in",
        stage: "present",
        rank: "absent",
        since: "2019-05-30",
        scope: "summit",
      },
      "since",
      409,
    ],
    [{ intent: "minutes", delegation: "in", minutes: "-5" }, "minutes", 409],
    [{ intent: "order", list: "seating", order: "english", drawn: "steppe-lantern" }, "drawn", 409],
    [{ intent: "undoPlace", id: crypto.randomUUID() }, "session", 409],
    [
      {
        intent: "represent",
        delegation: "in",
        stage: "heard of",
        rank: "minister",
        since: "",
        scope: "summit",
      },
      "session",
      400,
    ],
  ])("says at the field what is wrong: %o", async (form, field, status) => {
    const refused = await answerOf(change(args("/precedence/plenary-1?edit=in", { form })));
    expect(refused).toMatchObject({ field, status });
  });

  it("re-orders the speakers when a minister comes for the head", async () => {
    const form = {
      intent: "represent",
      delegation: "tj",
      stage: "present",
      rank: "minister",
      since: "",
      scope: "session",
    };
    expect((await speakers()).indexOf("tj")).toBe(1);
    await answerOf(change(args("/precedence/plenary-1?list=speakers&edit=tj", { form })));
    // Behind the vice-presidents, after India among ministers without a date.
    expect((await speakers()).indexOf("tj")).toBe(13);
    const other = await page(args("/precedence/plenary-2?list=speakers"));
    expect(other.view.places[1]?.participant.id).toBe("tj");
  });
});

describe("the Chair's clock", () => {
  it("starts, goes on and ends by its buttons, and survives being opened anew", async () => {
    const path = "/precedence/plenary-1/clock";
    const running = async () => (await clock(args(path))).floor.running;
    const press = async (form: Record<string, string>) =>
      answerOf(move(args(path, { form: { upon: (await running())?.turn.id ?? "", ...form } })));
    expect(await running()).toBeNull();
    expect((await press({ move: "next" })).status).toBe(302);
    expect((await running())?.who.id).toBe("kz");
    await press({ move: "extend" });
    expect((await running())?.turn).toMatchObject({ allotted: 300, extended: 60 });
    await press({ move: "next", to: "vn" });
    expect((await running())?.who.name.en).toBe("Viet Nam");
    const stale = await press({ move: "end", upon: crypto.randomUUID() });
    expect(stale).toMatchObject({ status: 409 });
    await press({ move: "end" });
    expect(await running()).toBeNull();
    expect((await press({ move: "end" })).status).toBe(409);
    expect((await press({ move: "leap" })).status).toBe(400);
  });
});

describe("the papers at their addresses", () => {
  const pdfOf = async (answer: Promise<Response>) => {
    const response = await answer;
    const bytes = Buffer.from(await response.arrayBuffer());
    return { type: response.headers.get("content-type"), bytes };
  };

  it("are PDFs in the wished language, equal while nothing changes", async () => {
    const path = "/precedence/plenary-1/speakers.pdf?lang=kk";
    const first = await pdfOf(paper(args(path, { paper: "speakers" })));
    expect(first.type).toBe("application/pdf");
    expect(first.bytes.toString("latin1")).toContain("/Lang (kk)");
    const again = await pdfOf(paper(args(path, { paper: "speakers" })));
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
    const form = { intent: "minutes", delegation: "kz", minutes: "8" };
    await answerOf(change(args("/precedence/plenary-1?list=speakers&edit=kz", { form })));
    const changed = await pdfOf(paper(args(path, { paper: "speakers" })));
    expect(Buffer.compare(first.bytes, changed.bytes)).not.toBe(0);
  });

  it("refuse what does not exist in words", async () => {
    const status = async (answer: Promise<unknown>) => (await answerOf(answer)).status;
    expect(
      await status(paper(args("/precedence/nowhere/speakers.pdf", { paper: "speakers" }))),
    ).toBe(404);
    expect(await status(paper(args("/precedence/plenary-1/menu.pdf", { paper: "menu" })))).toBe(
      404,
    );
    expect(
      await status(paper(args("/precedence/plenary-1/flags.pdf?lang=fr", { paper: "flags" }))),
    ).toBe(400);
    expect(await status(list(args("/precedence/delegations.pdf?order=height")))).toBe(400);
  });

  it("list the delegations in any order", async () => {
    const russian = await pdfOf(list(args("/precedence/delegations.pdf?order=russian&lang=ru")));
    const byStatus = await pdfOf(list(args("/precedence/delegations.pdf?order=status&lang=ru")));
    expect(Buffer.compare(russian.bytes, byStatus.bytes)).not.toBe(0);
  });
});

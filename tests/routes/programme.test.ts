import { describe, expect, it } from "vitest";

import type { Role } from "#app/domain/access/roles.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { ProgrammeFeed } from "#app/domain/programme/feed.ts";
import { database } from "#app/server/platform/database.server.ts";
import { action as edit, loader as editor } from "#app/routes/editor.programme/route.tsx";
import { loader as page } from "#app/routes/programme/route.tsx";
import { loader as state } from "#app/routes/programme_.state/route.ts";
import { loader as feed } from "#app/routes/programme[.]json/route.ts";
import type { ProgrammeState, ProgrammeView } from "#app/server/programme/page.server.ts";
import { loader as calendar } from "#app/routes/programme[.]ics/route.ts";
import { loader as pdf } from "#app/routes/programme[.]pdf/route.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();
const [kamila] = await database()
  .insert(account)
  .values({ email: "kamila@example.org", name: "Kamila" })
  .returning();
const accountId = kamila?.id ?? "";

const args = (path: string, language: Language = "en", roles: readonly Role[] = []) => ({
  request: new Request(`http://localhost${path}`),
  params: {},
  context: contextOf(language, roles.length > 0 ? { accountId, roles } : undefined),
});

/** What a loader throws or returns, as a browser receives it. */
async function answerOf(answer: Promise<unknown>): Promise<Response> {
  const given = await answer.catch((thrown: unknown) => thrown);
  if (!(given instanceof Response)) throw new Error("No response");
  return given;
}

describe("the public page", () => {
  const itemsIn = ({ tabs }: ProgrammeView) =>
    tabs.flatMap(({ days }) => days.flatMap(({ timed, allDay }) => [...timed, ...allDay]));

  it("opens without sign-in, and holds public items only", async () => {
    const { data } = await page(args("/programme"));
    const { view, title } = data;
    expect(view.tabs.map(({ key }) => key)).toEqual(["2022-10-11", "2022-10-12", "2022-10-13"]);
    expect(itemsIn(view)).toHaveLength(12);
    expect(itemsIn(view).every(({ visibility }) => visibility === "public")).toBe(true);
    expect(title).toBe("Programme · CICA Summit");
  });

  it("adds the time before the summit for a delegation, and everything for staff", async () => {
    const delegation = await page(args("/programme?day=before", "ru", ["focal"]));
    expect(delegation.data.view.tabs[0]?.days).toHaveLength(3);
    const staff = await page(args("/programme", "kk", ["guard"]));
    expect(itemsIn(staff.data.view)).toHaveLength(45);
  });

  it("has one tag for what a stranger sees, and none for who is signed in", async () => {
    const tagAt = async (path: string, roles: readonly Role[] = []) =>
      new Headers((await page(args(path, "en", roles))).init?.headers).get("etag");
    const tag = await tagAt("/programme");
    expect(tag).not.toBeNull();
    expect(await tagAt("/programme")).toBe(tag);
    expect(await tagAt("/programme?day=2022-10-12&utm=x")).toBe(tag);
    expect(await tagAt("/programme?day=2022-10-13")).not.toBe(tag);
    expect(await tagAt("/programme?show=press")).not.toBe(tag);
    expect(await tagAt("/programme", ["editor"])).toBeNull();
  });

  it("tells an open page the hour alone when it has the rest", async () => {
    const first = (await (await state(args("/programme/state"))).json()) as ProgrammeState;
    expect(first.view && itemsIn(first.view)).toHaveLength(12);
    const again = await state(args(`/programme/state?have=${first.view?.tag}`));
    expect(await again.json()).toEqual({ now: expect.any(Number) as number, view: null });
  });
});

describe("the programme for programs", () => {
  it("may be read by pages of other sites, and is not sent twice", async () => {
    const answer = await feed(args("/programme.json"));
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cache-control")).toBe("public, no-cache");
    expect(((await answer.json()) as ProgrammeFeed).items).toHaveLength(12);
    const request = args("/programme.json");
    request.request.headers.set("if-none-match", `"other", ${answer.headers.get("etag")}`);
    const again = await feed(request);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });
});

describe("the PDF at its address", () => {
  it("comes in each language without sign-in", async () => {
    for (const language of ["en", "ru", "kk", "all"]) {
      const response = await answerOf(pdf(args(`/programme.pdf?lang=${language}`)));
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect(new TextDecoder().decode((await response.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
    }
  });

  it("keeps the staff edition from the public and from delegations, in their language", async () => {
    const stranger = await answerOf(pdf(args("/programme.pdf?lang=all&edition=staff", "ru")));
    expect(stranger.status).toBe(403);
    expect(await stranger.text()).toBe(
      "Служебное издание только для сотрудников принимающей стороны",
    );
    const focal = await answerOf(pdf(args("/programme.pdf?edition=staff", "kk", ["focal"])));
    expect(focal.status).toBe(403);
    const staff = await answerOf(pdf(args("/programme.pdf?edition=staff", "kk", ["protocol"])));
    expect(staff.status).toBe(200);
    expect(staff.headers.get("cache-control")).toBe("private, no-store");
  });

  it("says which languages there are when asked for another", async () => {
    for (const response of [
      await answerOf(pdf(args("/programme.pdf?lang=fr"))),
      await answerOf(calendar(args("/programme.ics?lang=all"))),
    ]) {
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("lang=en, ru");
    }
  });
});

describe("the calendar at its address", () => {
  it("comes without sign-in, in the language asked for", async () => {
    const response = await answerOf(calendar(args("/programme.ics?lang=kk")));
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(await response.text()).toContain("SUMMARY:Пленарлық отырыс");
    const request = args("/programme.ics?lang=kk");
    request.request.headers.set("if-none-match", response.headers.get("etag") ?? "");
    expect((await answerOf(calendar(request))).status).toBe(304);
    const other = args("/programme.ics?lang=ru");
    other.request.headers.set("if-none-match", response.headers.get("etag") ?? "");
    expect((await answerOf(calendar(other))).status).toBe(200);
  });
});

describe("the editor's form", () => {
  async function post(changes: Record<string, string>, language: Language = "en") {
    const { view } = await editor(args("/editor/programme?item=press", language, ["editor"]));
    const item = view.days.flatMap(({ items }) => items).find(({ id }) => id === "press");
    const form = new URLSearchParams({
      intent: "save",
      item: "press",
      changedAt: item?.changedAt ?? "",
      kind: "press",
      certain: "on",
      day: "2022-10-13",
      "title.en": "Press conference",
      "title.ru": "Пресс-конференция",
      "title.kk": "Баспасөз конференциясы",
      visibility: "public",
      press: "open",
      ...changes,
    });
    const { context, params } = args("/", language, ["editor"]);
    const request = new Request("http://localhost/editor/programme", {
      method: "POST",
      body: form,
    });
    return edit({ request, context, params });
  }

  const messagesOf = (answer: Awaited<ReturnType<typeof post>>) =>
    "data" in answer ? answer.data.errors.map(({ message }) => message) : [];

  it("names what is wrong at its field, in the editor's language", async () => {
    expect(messagesOf(await post({ start: "9.05", "title.kk": " " }, "ru"))).toEqual([
      "Напишите время так: 09:05",
      "Напишите название на этом языке",
    ]);
    expect(messagesOf(await post({ start: "18:00", end: "17:00" }, "kk"))).toEqual([
      "Аяқталуы басталуынан кейін болуы керек",
    ]);
    expect(messagesOf(await post({ start: "18:00" }))).toEqual([
      "Give both the beginning and the end, or neither",
    ]);
    expect(messagesOf(await post({ "note.en": "x".repeat(601) }))).toEqual([
      "Shorten it: at most 600 characters",
    ]);
  });

  it("says whose room it is when it is taken", async () => {
    const taken = { start: "10:30", end: "11:00", room: "plenary-hall" };
    expect(messagesOf(await post(taken, "ru"))).toEqual([
      "Зал «Пленарный зал» в это время занят: Пленарное заседание. Ничего не сохранено.",
    ]);
  });

  it("refuses a form that no browser sends", async () => {
    const answer = await post({ visibility: "everyone" });
    expect("data" in answer && answer.data.message).toContain("could not be read");
  });

  it("saves what is right and goes back to the list", async () => {
    const answer = await post({ start: "17:15", end: "18:00", room: "briefing-room" });
    expect(answer instanceof Response && answer.headers.get("location")).toBe(
      "/editor/programme?done=saved&about=press#done",
    );
    const { view, done } = await editor(
      args("/editor/programme?done=saved&about=press", "en", ["editor"]),
    );
    expect(done?.about.startsAt).toBe("2022-10-13T11:15:00.000Z");
    expect(view.review.changes.map(({ text }) => text)).toContain(
      "Press conference is at 17:15–18:00",
    );
  });
});

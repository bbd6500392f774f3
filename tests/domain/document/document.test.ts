import { describe, expect, it } from "vitest";

import { compareTexts } from "#app/domain/document/comparison.ts";
import { decidePosition } from "#app/domain/document/position.ts";
import { positionsSeen, readsDrafts, speaksFor } from "#app/domain/document/reading.ts";
import { STRICT_RULES } from "#app/domain/document/rules.ts";
import { inTime, mayClose, reminderAt, silenceState } from "#app/domain/document/silence.ts";
import { layOutTable } from "#app/domain/document/table.ts";
import { objectionsIn, tally } from "#app/domain/document/tally.ts";
import {
  bracketsIn,
  paragraphsOf,
  paragraphsOfLines,
  piecesOf,
  unbalanced,
} from "#app/domain/document/text.ts";
import { decideTurn, mayWriteVersion, type Standing } from "#app/domain/document/turns.ts";
import { differ } from "#app/server/document/differ.ts";

const clean: Standing = {
  status: "drafting",
  text: { brackets: 0 },
  silenceRuns: false,
  objections: 0,
  lastDay: null,
};
const on = { direction: "forward", day: "2022-10-12", reason: "" } as const;
const back = { ...on, direction: "back" } as const;
const turn = (standing: Partial<Standing>, wish: typeof on | typeof back | object = on) =>
  decideTurn({ ...clean, ...standing }, { ...on, ...wish }, { reservations: "stop" }, "2022-10-12");

describe("a turn", () => {
  it("goes from drafting to adopted a step at a time", () => {
    expect(turn({})).toEqual({ ok: true, value: "swg_cleared" });
    expect(turn({ status: "swg_cleared" })).toEqual({ ok: true, value: "soc_cleared" });
    expect(turn({ status: "soc_cleared" })).toEqual({ ok: true, value: "adopted" });
  });

  it.each([
    ["adopted_is_final", { status: "adopted" }, on],
    ["adopted_is_final", { status: "adopted" }, { ...back, reason: "a slip" }],
    ["at_the_start", {}, { ...back, reason: "a slip" }],
    ["no_text", { text: null }, on],
    ["brackets", { text: { brackets: 1 } }, on],
    ["silence_runs", { silenceRuns: true }, on],
    ["objections", { objections: 1 }, on],
    ["future_day", {}, { ...on, day: "2022-10-13" }],
    ["before_last_turn", { lastDay: "2022-10-11" }, { ...on, day: "2022-10-10" }],
    ["needs_reason", { status: "swg_cleared" }, back],
  ] as const)("is refused as %s", (error, standing, wish) => {
    expect(turn(standing, wish)).toEqual({ ok: false, error });
  });

  it("lets reservations pass where the definition only notes them, and a text with brackets go back", () => {
    const noted = decideTurn(
      { ...clean, objections: 2 },
      on,
      { reservations: "noted" },
      "2022-10-12",
    );
    expect(noted.ok).toBe(true);
    const returned = { ...back, reason: "A new paragraph is asked for" };
    expect(turn({ status: "swg_cleared", text: { brackets: 3 } }, returned)).toEqual({
      ok: true,
      value: "drafting",
    });
  });

  it("keeps a cleared text as it is, but lets a first text be put on file", () => {
    expect(mayWriteVersion("drafting", 4, false).ok).toBe(true);
    expect(mayWriteVersion("swg_cleared", 0, false).ok).toBe(true);
    expect(mayWriteVersion("swg_cleared", 1, false)).toMatchObject({ error: "cleared" });
    expect(mayWriteVersion("adopted", 0, false)).toMatchObject({ error: "adopted_is_final" });
    expect(mayWriteVersion("drafting", 1, true)).toMatchObject({ error: "silence_runs" });
  });
});

describe("bracketed text", () => {
  it("is counted, nested brackets each for itself", () => {
    expect(bracketsIn(["We [shall] cooperate", "[as [soon] as possible]"])).toBe(3);
    expect(bracketsIn(["None here"])).toBe(0);
    expect(bracketsIn(["a ] lost one"])).toBe(1);
    expect(unbalanced(["[open", "fine [here]", "lost ]"])).toEqual([1, 3]);
  });

  it("is cut out with its brackets", () => {
    expect(piecesOf("We [shall [soon]] meet")).toEqual([
      { text: "We ", depth: 0 },
      { text: "[shall ", depth: 1 },
      { text: "[soon]", depth: 2 },
      { text: "]", depth: 1 },
      { text: " meet", depth: 0 },
    ]);
  });
});

it("reads paragraphs of a typed text and of a PDF's lines", () => {
  expect(paragraphsOf("One\r\nline.\r\n\r\n \r\nTwo.\n")).toEqual(["One line.", "Two."]);
  expect(
    paragraphsOfLines([
      "We, the leaders,",
      "declare:",
      "1. That we",
      "cooperate;",
      "2. That we meet",
    ]),
  ).toEqual(["We, the leaders, declare:", "1. That we cooperate;", "2. That we meet"]);
});

describe("a position", () => {
  const context = {
    status: "drafting",
    latest: { number: 2, paragraphs: 3 },
    hasSay: true,
  } as const;
  const wish = {
    version: 2,
    paragraph: null,
    stance: "agree",
    proposal: "",
    remark: "",
  } as const;

  it.each([
    ["no_say", {}, { hasSay: false }],
    ["adopted_is_final", {}, { status: "adopted" }],
    ["no_text", {}, { latest: null }],
    ["newer_version", { version: 1 }, {}],
    ["no_such_paragraph", { paragraph: 4 }, {}],
    ["needs_text", { stance: "propose" }, {}],
    ["needs_reason", { stance: "reserve" }, {}],
    ["too_long", { remark: "x".repeat(4001) }, {}],
  ] as const)("is refused as %s", (error, differs, about) => {
    expect(decidePosition({ ...wish, ...differs }, { ...context, ...about })).toEqual({
      ok: false,
      error,
    });
  });

  it("drops a wording that no proposal asks for", () => {
    const decided = decidePosition({ ...wish, proposal: "left over" }, context);
    expect(decided).toMatchObject({ ok: true, value: { proposal: "" } });
  });

  it("is counted by the gravest word; agreeing to one paragraph is not agreeing to the text", () => {
    const said = [
      { delegationId: "kz", paragraph: null, stance: "agree" },
      { delegationId: "kg", paragraph: 1, stance: "agree" },
      { delegationId: "tr", paragraph: null, stance: "agree" },
      { delegationId: "tr", paragraph: 2, stance: "reserve" },
      { delegationId: "jo", paragraph: 1, stance: "propose" },
    ] as const;
    const positions = said.map((one) => ({ ...one, proposal: "", remark: "" }));
    expect(tally(positions, ["kz", "kg", "tr", "jo", "cn"])).toEqual({
      agree: 1,
      reserve: 1,
      propose: 1,
      silent: 2,
    });
    expect(objectionsIn(positions)).toBe(2);
  });
});

describe("who reads what", () => {
  const rules = { ...STRICT_RULES, readers: ["member", "observer"], say: ["member"] } as const;
  const member = { roles: ["focal"], delegation: { id: "jo", status: "member" } } as const;
  const observer = { roles: ["deputy"], delegation: { id: "us", status: "observer" } } as const;
  const outlet = { roles: ["focal"], delegation: { id: "tv", status: "media" } } as const;
  const editor = { roles: ["editor"], delegation: null } as const;
  const guard = { roles: ["guard"], delegation: null } as const;
  const stranger = { roles: [], delegation: null } as const;

  it("keeps drafts from the public, from media and from staff without business there", () => {
    const readers = [member, observer, editor, outlet, guard, stranger];
    expect(readers.map((one) => readsDrafts(one, rules))).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
    expect([member, observer, editor].map((one) => speaksFor(one, rules))).toEqual([
      "jo",
      null,
      null,
    ]);
  });

  it.each([
    ["delegations", { of: "all" }, { of: "all" }],
    ["coordinators", { of: "one", delegationId: "jo" }, { of: "all" }],
    ["own", { of: "one", delegationId: "jo" }, { of: "one", delegationId: "jo" }],
  ] as const)(
    "shows positions to %s as the definition says",
    (positionsSeenBy, other, coordinator) => {
      const by = { ...rules, positionsSeenBy };
      expect(positionsSeen(member, by, ["ru"])).toEqual(other);
      expect(positionsSeen(member, by, ["jo"])).toEqual(coordinator);
      expect(positionsSeen(editor, by, [])).toEqual({ of: "all" });
      expect(positionsSeen(observer, by, ["us"])).toEqual({ of: "none" });
      expect(positionsSeen(stranger, by, [])).toEqual({ of: "none" });
    },
  );
});

describe("silence", () => {
  const deadline = new Date("2022-10-12T12:00:00Z");
  const at = (ms: number) => new Date(deadline.getTime() + ms);

  it("is broken to the last millisecond before its hour, and agreement after the grace", () => {
    expect([-1, 0].map((ms) => inTime(deadline, at(ms)))).toEqual([true, false]);
    expect([4999, 5000].map((ms) => mayClose(deadline, at(ms)))).toEqual([false, true]);
    const open = { outcome: null, deadline };
    expect([-1, 0].map((ms) => silenceState(open, at(ms)))).toEqual(["running", "lapsed"]);
  });

  it("reminds some hours before, unless that is past", () => {
    expect(reminderAt(deadline, STRICT_RULES, at(-24 * 3_600_000))).toEqual(at(-6 * 3_600_000));
    expect(reminderAt(deadline, STRICT_RULES, at(-5 * 3_600_000))).toBeNull();
  });
});

describe("a comparison", () => {
  const compare = (before: string[], after: string[]) => compareTexts(before, after, differ);

  it("marks words that went and came, and keeps every paragraph of either version once, in order", () => {
    const before = ["We meet.", "We [shall] cooperate in the field of ICTs.", "Last."];
    const after = ["We meet.", "We will cooperate in the field of ICTs.", "A new one.", "Last."];
    const changes = compare(before, after);
    expect(changes.map(({ kind }) => kind)).toEqual(["same", "changed", "added", "same"]);
    expect(changes[1]).toMatchObject({ before: 2, after: 2 });
    expect(changes[3]).toMatchObject({ before: 3, after: 4 });
    const told = (side: string) =>
      changes.flatMap((change) =>
        Object.entries(change)
          .filter(([name]) => name === side)
          .map(([, value]) => Number(value)),
      );
    expect(told("before")).toEqual([1, 2, 3]);
    expect(told("after")).toEqual([1, 2, 3, 4]);
  });

  it("takes a paragraph that has nothing of another for a new one, in Cyrillic too", () => {
    const changes = compare(["Мы встречаемся в Астане."], ["Қазақстан төрағалығын жалғастырады."]);
    expect(changes.map(({ kind }) => kind)).toEqual(["removed", "added"]);
    const reworded = compare(
      ["Біз өзара ынтымақтастықты [нығайтамыз]."],
      ["Біз өзара ынтымақтастықты дамытамыз."],
    );
    expect(reworded).toMatchObject([{ kind: "changed" }]);
  });

  it("marks whole words in Russian and Kazakh, never letters of them", () => {
    const marked = (before: string, after: string) =>
      compare([before], [after]).flatMap((change) =>
        change.kind === "changed"
          ? change.stretches.flatMap(({ kind, text }) => (kind === "same" ? [] : [text]))
          : [],
      );
    expect(marked("Встретимся снова до 2024 года.", "Встретимся снова до 2024 году.")).toEqual([
      "года",
      "году",
    ]);
    expect(marked("Біз қауіпсіздікті қолдаймыз.", "Біз қауіпсіздікке қолдаймыз.")).toEqual([
      "қауіпсіздікті",
      "қауіпсіздікке",
    ]);
  });
});

it("lays a table out with no row broken and none lost", () => {
  const rows = Array.from({ length: 40 }, (_, index) => [String(index), "word ".repeat(index)]);
  const table = {
    columns: [
      { head: "a", width: 20 },
      { head: "b", width: 80 },
    ],
    rows,
  };
  const wrap = (text: string, width: number) =>
    text.match(new RegExp(`.{1,${Math.floor(width / 2)}}`, "g")) ?? [];
  const pages = layOutTable(table, wrap, { first: 60, next: 90 });
  expect(pages.flat().map(({ cells }) => cells[0]?.join(""))).toEqual(rows.map(([first]) => first));
  pages.forEach((page, index) => {
    const height = page.reduce((sum, row) => sum + row.height, 0);
    expect(height).toBeLessThanOrEqual(index === 0 ? 60 : 90);
  });
});

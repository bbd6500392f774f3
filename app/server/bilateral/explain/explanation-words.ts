import type {
  BlockedStart,
  Blocker,
  Explanation,
  Obstacle,
  Price,
  Relaxation,
} from "#app/domain/bilateral/explain/explanation.ts";
import type { MeetingRequest, PlacementProblem } from "#app/domain/bilateral/placement.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import { type Names, bilateralWords } from "#app/text/bilateral-words.ts";
import { translator } from "#app/text/translator.ts";

/** An explanation as a panel shows it: sentences, each list with the most telling first; empty lists are not shown. */
export type ExplanationShown = {
  requestId: string;
  /** The whole of it in one sentence. */
  summary: string;
  /** Rules and items of the programme that no other plan would change. */
  reasons: string[];
  /** Hours that other meetings take: "Thu 13 Oct, 09:00–10:15" and who takes them. */
  hours: { when: string; who: string[] }[];
  /** The meetings that take most of these hours. */
  blockers: { requestId: string | null; text: string }[];
  /** What placing it nevertheless would move or drop; null for a delegation, or when nothing of the kind helps. */
  price: { summary: string; changes: { requestId: string; text: string }[] } | null;
  /** Single changes of the request by which it would fit. */
  changes: { text: string; at: { roomId: string; start: number } }[];
};

type Told = {
  request: MeetingRequest;
  requests: readonly MeetingRequest[];
  language: Language;
  /** A delegation that reads it; undefined for protocol. */
  delegationId: string | undefined;
  directory: Names;
};

const SHOWN = { reasons: 4, hours: 6, who: 3, blockers: 3 };
const QUARTER_MS = 15 * 60_000;

/** Puts an explanation into the sentences of a reader. */
export function explanationWords(explanation: Explanation, told: Told): ExplanationShown {
  const { request, language, delegationId } = told;
  const t = translator(language, "explanation");
  const words = bilateralWords(translator(language, "bilateral"), language, told.directory);
  const mayName = (sides: readonly string[]) =>
    delegationId === undefined || sides.includes(delegationId);
  const sidesOf = (id: string) => told.requests.find((known) => known.id === id)?.sides ?? [];

  const sentence = (found: PlacementProblem, roomId: string): string => {
    const problem = delegationId === undefined ? found : withoutTitleOfBlock(found);
    if ("by" in problem && problem.by.kind === "meeting" && !mayName(problem.by.sides)) {
      const hours = words.hours(problem.during);
      return problem.rule === "room_taken"
        ? t("hidden.room", { ...hours, room: words.room(roomId) })
        : t("hidden.person", { ...hours, who: whoIs(problem, words) });
    }
    return words.problem(problem, roomId);
  };

  const reason = ({ problem, roomId, starts }: Obstacle) =>
    starts === explanation.starts
      ? sentence(problem, roomId)
      : t("reason", { sentence: sentence(problem, roomId), count: starts, of: explanation.starts });

  const hours = (run: readonly BlockedStart[]) => {
    const [first] = run;
    const from = first?.start ?? 0;
    const until = (run.at(-1)?.start ?? from) + QUARTER_MS;
    const problems = [
      ...(first?.people ?? []).map((problem) => sentence(problem, "")),
      ...(first?.rooms ?? []).map(({ problem, roomId }) => sentence(problem, roomId)),
    ];
    return {
      when: t("when", {
        day: formatDay(astanaDay(new Date(from)), language),
        ...words.hours({ from, until }),
      }),
      who: problems.slice(0, SHOWN.who),
    };
  };

  const blocker = ({ requestId, sides, starts }: Blocker) => ({
    requestId: mayName(sides) ? requestId : null,
    text: t("blocker", {
      pair: mayName(sides) ? words.pair(sides) : t("hidden.meeting"),
      count: starts,
    }),
  });

  const price = ({ at, moved, dropped }: Price) => ({
    summary:
      moved.length + dropped.length === 0
        ? t("price.free", { place: words.spot(at) })
        : t("price.summary", {
            place: words.spot(at),
            moved: t("price.moved", { count: moved.length }),
            dropped: t("price.dropped", { count: dropped.length }),
          }),
    changes: [
      ...moved.map(({ requestId, from, to }) => ({
        requestId,
        text: t("price.move", {
          pair: words.pair(sidesOf(requestId)),
          from: words.spot(from),
          to: words.spot(to),
        }),
      })),
      ...dropped.map((requestId) => ({
        requestId,
        text: t("price.drop", { pair: words.pair(sidesOf(requestId)) }),
      })),
    ],
  });

  const change = (relaxation: Relaxation): string => {
    const place = words.spot(relaxation.at);
    switch (relaxation.change) {
      case "shorter":
        return t("change.shorter", {
          ...{ place, count: relaxation.minutes },
          less: request.minutes - relaxation.minutes,
        });
      case "no_press":
      case "any_room":
      case "any_zone":
      case "other_day":
        return t(`change.${relaxation.change}`, { place });
      case "fewer_booths":
        return t(relaxation.booths === 0 ? "change.no_booth" : "change.fewer_booths", {
          ...{ place, count: relaxation.booths },
        });
      case "fewer_people":
        return t("change.fewer_people", {
          ...{ place, count: relaxation.seats },
          less: request.seats - relaxation.seats,
        });
      default:
        return assertNever(relaxation);
    }
  };

  const { free, obstacles, blocked, blockers } = explanation;
  return {
    requestId: explanation.requestId,
    summary: free
      ? t("summary.free", { place: words.spot(free) })
      : t(`summary.${kindOf(explanation)}`),
    reasons: obstacles.slice(0, SHOWN.reasons).map(reason),
    hours: runsOf(blocked).slice(0, SHOWN.hours).map(hours),
    blockers: blockers.slice(0, SHOWN.blockers).map(blocker),
    price: explanation.price && delegationId === undefined ? price(explanation.price) : null,
    changes: explanation.relaxations.map((relaxation) => ({
      text: change(relaxation),
      at: relaxation.at,
    })),
  };
}

type Kind = "answer" | "over" | "rules" | "people" | "rooms" | "both";

/** What stands in the way in short: rules alone, people, rooms, or now these and now those. */
function kindOf({ starts, obstacles, blocked }: Explanation): Kind {
  if (starts === 0) return "over";
  if (obstacles[0]?.problem.rule === "not_accepted") return "answer";
  if (blocked.length === 0) return "rules";
  const people = blocked.some((start) => start.people.length > 0);
  const rooms = blocked.some((start) => start.rooms.length > 0);
  if (people && rooms) return "both";
  return people ? "people" : "rooms";
}

/** Neighbouring starts that the same meetings take, together. */
function runsOf(blocked: readonly BlockedStart[]): BlockedStart[][] {
  const runs: BlockedStart[][] = [];
  const takers = ({ people, rooms }: BlockedStart) => JSON.stringify([people, rooms]);
  for (const start of blocked) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const follows = before?.start === start.start - QUARTER_MS && takers(before) === takers(start);
    if (run && follows) run.push(start);
    else runs.push([start]);
  }
  return runs;
}

/** What protocol writes of a block is for staff; a delegation reads that the room is closed or held. */
function withoutTitleOfBlock(problem: PlacementProblem): PlacementProblem {
  if (problem.rule !== "room_taken" || problem.by.kind !== "block") return problem;
  return { ...problem, by: { ...problem.by, title: "" } };
}

const whoIs = (
  problem: Extract<
    PlacementProblem,
    { rule: "principal_busy" | "principal_on_the_way" | "interpreter_busy" }
  >,
  words: ReturnType<typeof bilateralWords>,
): string =>
  problem.rule === "interpreter_busy" ? problem.interpreter.name : words.name(problem.delegationId);

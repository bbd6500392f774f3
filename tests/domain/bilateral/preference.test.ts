import { expect, test } from "vitest";

import { preferenceCost } from "#app/domain/bilateral/preference.ts";
import { firstFreePlace } from "#app/domain/bilateral/suggestion.ts";
import type { Board, MeetingRequest, MeetingRoom } from "#app/domain/bilateral/placement.ts";
import { problemFromBoard } from "#app/domain/bilateral/plan/from-board.ts";
import { greedy } from "#app/domain/bilateral/plan/greedy.ts";
import { layOutGrid } from "#app/domain/bilateral/plan/grid.ts";
import { assignRooms } from "#app/domain/bilateral/plan/assign-rooms.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";

const at = (time: string) => astanaInstant(`2022-10-13T${time}`).getTime();
const hours = (from: string, until: string) => ({ from: at(from), until: at(until) });
const noon = hours("12:00", "13:00");

test.each([
  ["12:00", "12:30", 0],
  ["12:30", "13:00", 0],
  ["11:45", "12:15", 1],
  ["13:30", "14:00", 4],
  ["08:00", "08:30", 16],
  ["20:00", "20:30", 16],
])("a meeting %s–%s lies %i quarters from the noon that was liked best", (from, until, cost) => {
  expect(preferenceCost([noon], hours(from, until))).toBe(cost);
});

test("any hour is as good as another where none was named, and the nearest counts of several", () => {
  expect(preferenceCost([], hours("08:00", "08:30"))).toBe(0);
  expect(preferenceCost([noon, hours("09:00", "10:00")], hours("10:00", "10:30"))).toBe(2);
});

const room: MeetingRoom = {
  ...{ id: "altai", kind: "bilateral", venue: "palace", zone: 4, seats: 12, booths: 0 },
  ...{ name: { en: "Altai", ru: "Алтай", kk: "Алтай" }, press: false },
  ...{ setupMinutes: 0, turnoverMinutes: 0, opens: "09:00", closes: "18:00" },
};
const board: Board = {
  ...{ days: ["2022-10-13"], now: at("08:00"), travel: [], presences: [] },
  ...{ roomHolds: [], principalHolds: [], interpreterHolds: [] },
};
const request = (id: string, preferred: MeetingRequest["preferred"], sides: string[]) => ({
  ...{ id, preferred, sides, level: "head" as const, minutes: 60, windows: [], seats: 8 },
  ...{ booths: 0, pressMinutes: 0, zone: null, roomId: null, status: "accepted" as const },
  principals: sides.map((delegationId) => ({ delegationId, level: "head" as const })),
  interpreters: [],
  parties: sides.map((delegationId) => ({ delegationId, position: 1 })),
  meeting: null,
});

test("the first place that is suggested lies within the hours liked best, or as near to them as is free", () => {
  const liked = request("a", [noon], ["kz", "kg"]);
  expect(firstFreePlace(liked, [room], board)?.start).toBe(at("12:00"));
  const taken = { roomId: "altai", during: noon, by: { kind: "programme" as const } };
  const title = { en: "Lunch", ru: "Обед", kk: "Түскі ас" };
  const by = { ...taken.by, itemId: "lunch", title };
  const busy = { ...board, roomHolds: [{ ...taken, by }] };
  expect(firstFreePlace(liked, [room], busy)?.start).toBe(at("11:00"));
});

test("a plan of the board gives the liked hour to the one that likes it", () => {
  const wishes = [
    request("a", [], ["kz", "kg"]),
    request("b", [hours("09:00", "10:00")], ["uz", "tj"]),
  ];
  const task = problemFromBoard(board, [room], wishes);
  const [any, early] = task.problem.requests;
  expect(any?.pref.every((cost) => cost === 0)).toBe(true);
  expect(early?.pref.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  const grid = layOutGrid({ ...task.problem, requests: task.problem.requests.toReversed() });
  const plan = assignRooms(grid, greedy(grid).placed).map(task.placeOf);
  expect(plan).toContainEqual({ roomId: "altai", start: at("09:00") });
});

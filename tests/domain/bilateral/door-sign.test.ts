import { expect, test } from "vitest";

import { signAge, signAt, type SignMeeting } from "#app/domain/bilateral/door-sign.ts";

const MINUTE = 60_000;
const at = (minute: number): number => minute * MINUTE;
const meeting = (from: number, until: number, more: Partial<SignMeeting> = {}): SignMeeting => ({
  ...{ from: at(from), until: at(until), level: "head", sides: [], languages: [] },
  ...{ lateBy: 0, over: false },
  ...more,
});

test("shows what is on with the minutes left, and what comes after", () => {
  const { state, next } = signAt([meeting(0, 30), meeting(60, 90), meeting(120, 150)], at(16));
  expect(state).toMatchObject({ kind: "in_session", minutesLeft: 14 });
  expect(state.kind === "in_session" && state.part).toBeCloseTo(16 / 30);
  expect(next.map(({ from }) => from)).toEqual([at(60), at(120)]);
});

test("one meeting ends at the instant at which the next begins", () => {
  const day = [meeting(0, 30), meeting(30, 60)];
  expect(signAt(day, at(30) - 1).state).toMatchObject({ kind: "in_session", minutesLeft: 1 });
  expect(signAt(day, at(30)).state).toMatchObject({ kind: "in_session", minutesLeft: 30 });
});

test("is free until the next meeting, soon before it, and free for the day after the last", () => {
  const day = [meeting(60, 90)];
  expect(signAt(day, at(0)).state).toEqual({ kind: "free", until: at(60) });
  expect(signAt(day, at(44)).state).toEqual({ kind: "free", until: at(60) });
  expect(signAt(day, at(45)).state).toMatchObject({ kind: "soon", minutesTo: 15 });
  expect(signAt(day, at(90))).toEqual({ state: { kind: "free", until: null }, next: [] });
});

test("a late meeting says when it begins and takes its whole time", () => {
  const day = [meeting(60, 90, { lateBy: 20 })];
  expect(signAt(day, at(50)).state).toMatchObject({ kind: "late", minutesTo: 30 });
  expect(signAt(day, at(79)).state).toMatchObject({ kind: "late", minutesTo: 1 });
  expect(signAt(day, at(85)).state).toMatchObject({ kind: "in_session", minutesLeft: 25 });
});

test("a meeting that is over before its time leaves the room free", () => {
  const day = [meeting(0, 30, { over: true }), meeting(120, 150)];
  expect(signAt(day, at(10)).state).toEqual({ kind: "free", until: at(120) });
});

test("shows a session of the programme by its title", () => {
  const title = { en: "Plenary session", ru: "Пленарное заседание", kk: "Пленарлық отырыс" };
  const day: SignMeeting[] = [
    { from: at(0), until: at(30), title, provisional: false, lateBy: 0, over: false },
    meeting(60, 90),
  ];
  const { state, next } = signAt(day, at(10));
  expect(state).toMatchObject({ kind: "in_session", meeting: { title } });
  expect(next).toHaveLength(1);
});

test("keeps the next day for itself until midnight in Astana, and then knows it", () => {
  // 18:00 UTC is midnight in Astana.
  const midnight = Date.parse("2022-10-12T18:00:00Z") / MINUTE;
  const days = [meeting(midnight - 60, midnight - 30), meeting(midnight + 540, midnight + 570)];
  expect(signAt(days, at(midnight - 45)).next).toEqual([]);
  expect(signAt(days, at(midnight - 10)).state).toEqual({ kind: "free", until: null });
  expect(signAt(days, at(midnight)).state).toEqual({ kind: "free", until: at(midnight + 540) });
});

test("a sign says how old it is only once it has not heard of the house for a while", () => {
  expect(signAge(15)).toBeNull();
  expect(signAge(45)).toBeNull();
  expect(signAge(46)).toBe(0);
  expect(signAge(185)).toBe(3);
});

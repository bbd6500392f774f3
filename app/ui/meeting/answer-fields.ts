import {
  ANSWERS,
  type Answer,
  MEETING_LEVELS,
  type MeetingLevel,
} from "../../domain/bilateral/kinds.ts";
import type { Interval } from "../../domain/bilateral/interval.ts";
import { readWindows, type WindowProblem } from "../../domain/bilateral/windows.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { readTypedWindows, wholeNumber } from "./wish-fields.ts";

/** An answer as its form sends it. */
type AnswerFields = {
  answer: Answer;
  windows: readonly Interval[];
  level: MeetingLevel | undefined;
  companions: number | undefined;
  remark: string;
};

/** Reads an answer; hours count only where others are proposed. What names no answer takes the earlier one back. */
export function readAnswer(
  form: FormData,
  days: readonly string[],
  minutes: number,
): Result<AnswerFields, WindowProblem> {
  const answer = ANSWERS.find((known) => known === form.get("intent")) ?? "waiting";
  const windows =
    answer === "proposed" ? readWindows(readTypedWindows(form), days, minutes) : ok([]);
  if (!windows.ok) return err(windows.error);
  const [companions, remark] = [form.get("companions"), form.get("remark")];
  return ok({
    answer,
    windows: windows.value,
    level: MEETING_LEVELS.find((known) => known === form.get("level")),
    companions: typeof companions === "string" ? wholeNumber(companions) : undefined,
    remark: typeof remark === "string" ? remark.slice(0, 500) : "",
  });
}

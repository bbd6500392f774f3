import { err, ok, type Result } from "../result.ts";
import type { Outcome } from "../vetting/outcome.ts";

/** What the authority may answer of a file, as it stands in the format. */
export const CLEARANCE_ANSWERS = ["cleared", "refused", "returned"] as const;
export type ClearanceAnswer = (typeof CLEARANCE_ANSWERS)[number];

/** The decision that an answer asks for. */
export const OUTCOME_OF = {
  cleared: "approved",
  refused: "refused",
  returned: "returned",
} as const satisfies Record<ClearanceAnswer, Outcome>;

/** Answers that a delegation is told, and for which none of these words is there; each once. */
export const lackingReasons = (
  answers: readonly ClearanceAnswer[],
  reasons: Readonly<Record<ReasonedAnswer, string>>,
): ReasonedAnswer[] =>
  REASONED.filter((answer) => answers.includes(answer) && reasons[answer] === "");

const REASONED = ["refused", "returned"] as const satisfies readonly ClearanceAnswer[];
export type ReasonedAnswer = (typeof REASONED)[number];

/** Largest file of answers: 10 MB. */
export const ANSWERS_MAX_BYTES = 10 * 1024 * 1024;
/** Longest remark kept, in characters. */
export const LONGEST_REMARK = 1000;

/** A line of the authority's answer; `answer` is null where it says something that is no answer. */
export type GivenAnswer = {
  batch: number;
  file: string;
  answer: ClearanceAnswer | null;
  remark: string;
};

const WORDS: Readonly<Record<string, ClearanceAnswer>> = {
  cleared: "cleared",
  refused: "refused",
  returned: "returned",
  согласовано: "cleared",
  отказано: "refused",
  возвращено: "returned",
  келісілді: "cleared",
  "бас тартылды": "refused",
  қайтарылды: "returned",
};

/** Reads an answer in any of the three languages; null for a word that is none. */
export const readAnswer = (text: string): ClearanceAnswer | null =>
  WORDS[text.normalize("NFC").trim().toLocaleLowerCase("ru")] ?? null;

/** A file of the batch as it stands now. */
export type BatchedFile = {
  id: string;
  /** It waits for the batch's stage, and was not sent in anew since the export. */
  isAsExported: boolean;
  /** What was decided at the batch's stage since the export; null for nothing. */
  decided: Outcome | null;
};

export type AnswerLine =
  | { kind: "apply"; file: string; answer: ClearanceAnswer; remark: string }
  /** The file was decided so already: applying again changes nothing. */
  | { kind: "same"; file: string; answer: ClearanceAnswer }
  | { kind: "conflict"; file: string; why: AnswerConflict; answer: ClearanceAnswer | null };

export const ANSWER_CONFLICTS = [
  "unknown_file",
  "other_batch",
  "unreadable",
  "twice",
  "decided_otherwise",
  "changed",
] as const;
/** `twice`: the same file with two different answers; neither is taken. */
export type AnswerConflict = (typeof ANSWER_CONFLICTS)[number];

export type Comparison = {
  lines: AnswerLine[];
  /** Files of the batch that the authority says nothing of. */
  unanswered: string[];
};

/** Sets answers beside the files of their batch. Nothing is guessed: what is not plain is a conflict. */
export function compareAnswers(
  batch: number,
  files: readonly BatchedFile[],
  given: readonly GivenAnswer[],
): Comparison {
  const byFile = new Map<string, GivenAnswer[]>();
  for (const answer of given) byFile.set(answer.file, [...(byFile.get(answer.file) ?? []), answer]);
  const lines = [...byFile].map(([file, answers]): AnswerLine => {
    const [first] = answers;
    const answer = first?.answer ?? null;
    const conflict = (why: AnswerConflict): AnswerLine => ({ kind: "conflict", file, why, answer });
    if (answers.some((each) => each.batch !== batch)) return conflict("other_batch");
    const known = files.find(({ id }) => id === file);
    if (!known) return conflict("unknown_file");
    if (answers.some((each) => each.answer === null) || answer === null)
      return conflict("unreadable");
    if (answers.some((each) => each.answer !== answer)) return conflict("twice");
    if (known.decided !== null)
      return known.decided === OUTCOME_OF[answer]
        ? { kind: "same", file, answer }
        : conflict("decided_otherwise");
    if (!known.isAsExported) return conflict("changed");
    return { kind: "apply", file, answer, remark: first?.remark ?? "" };
  });
  const unanswered = files.filter(({ id }) => !byFile.has(id)).map(({ id }) => id);
  return { lines, unanswered };
}

export type ReplyRefusal =
  /** Neither JSON nor a workbook of ours, or without the columns or members that the format names. */
  | "unreadable"
  | "too_big"
  /** It holds no answer at all. */
  | "empty"
  /** No batch of ours has this number. */
  | "unknown_batch";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads the answer in JSON: `{ "batch": 7, "answers": [{ "file", "answer", "remark"? }] }`. */
export function readJsonAnswers(text: string): Result<GivenAnswer[], ReplyRefusal> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return err("unreadable");
  }
  if (!isRecord(whole) || !Array.isArray(whole.answers)) return err("unreadable");
  const { batch } = whole;
  if (typeof batch !== "number" || !Number.isSafeInteger(batch)) return err("unreadable");
  const answers: GivenAnswer[] = [];
  for (const line of whole.answers as unknown[]) {
    if (!isRecord(line) || typeof line.file !== "string") return err("unreadable");
    const answer = typeof line.answer === "string" ? readAnswer(line.answer) : null;
    answers.push({ batch, file: line.file, answer, remark: remarkOf(line.remark) });
  }
  return answers.length === 0 ? err("empty") : ok(answers);
}

/** Columns of the workbook that carry the answer; the others are for reading. */
export const ANSWER_COLUMNS = ["batch", "file", "answer", "remark"] as const;

/** Reads the answer in a workbook: the columns by their heading, wherever they stand; rows without an answer say nothing. */
export function readTableAnswers(
  table: readonly (readonly string[])[],
): Result<GivenAnswer[], ReplyRefusal> {
  const [head = [], ...rows] = table;
  const at = (column: (typeof ANSWER_COLUMNS)[number]): number =>
    head.findIndex((cell) => cell.trim().toLowerCase() === column);
  const places = { batch: at("batch"), file: at("file"), answer: at("answer") };
  if (Object.values(places).includes(-1)) return err("unreadable");
  const remark = at("remark");
  const answers = rows.flatMap((cells): GivenAnswer[] => {
    const answer = cells[places.answer]?.trim() ?? "";
    const file = cells[places.file]?.trim() ?? "";
    if (answer === "") return [];
    const batch = Number(cells[places.batch]);
    return [{ batch, file, answer: readAnswer(answer), remark: remarkOf(cells[remark]) }];
  });
  return answers.length === 0 ? err("empty") : ok(answers);
}

const remarkOf = (value: unknown): string =>
  typeof value === "string" ? value.normalize("NFC").trim().slice(0, LONGEST_REMARK) : "";

import type { Role } from "../access/roles.ts";
import type { Category, VettingStage } from "../summit/definition.ts";

/** `mine` waits for this officer, `team` for anybody, `held` for something else, `returned` lies with the delegations. */
export const QUEUE_VIEWS = ["mine", "team", "held", "returned"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** So far a list of files is counted; nobody needs to know how many thousands wait. */
export const MOST_COUNTED = 1_000;

/** How many there are as it is shown: `1000+` where counting ended. */
export const countShown = (files: number): string =>
  files > MOST_COUNTED ? `${MOST_COUNTED}+` : String(files);

export const isQueueView = (value: unknown): value is QueueView =>
  QUEUE_VIEWS.some((view) => view === value);

/** The stages that somebody with these roles decides. */
export const stagesOfRoles = (
  roles: readonly Role[],
  stages: readonly VettingStage[],
): VettingStage[] => stages.filter(({ role }) => roles.includes(role));

/** Ids of the categories in which no officer decides two stages. */
export const twoPersonCategories = (categories: readonly Category[]): string[] =>
  categories.filter(({ twoPerson }) => twoPerson).map(({ id }) => id);

/** A place in the queue, to go on from: the sort key as the database writes it, and the file. */
export type Cursor = { key: string; id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/;

/** The id of a file as it stands in an address. */
export const isFileId = (text: string): boolean => UUID.test(text);

export const writeCursor = ({ key, id }: Cursor): string => `${key}_${id}`;

/** Reads a cursor from an address; null for anything else, which begins at the first page. */
export function readCursor(text: string | null): Cursor | null {
  const [key = "", id = ""] = text?.split("_") ?? [];
  return KEY.test(key) && UUID.test(id) ? { key, id } : null;
}

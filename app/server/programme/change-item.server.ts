import { sql } from "drizzle-orm";

import { changedFields, type Revision, revisionTo } from "#app/domain/programme/difference.ts";
import { isForbidden, type ItemProblem } from "#app/domain/programme/clashes.ts";
import type { DraftedItem } from "#app/domain/programme/item.ts";
import type { EditRefusal } from "#app/domain/programme/revise.ts";
import type { ItemState, ItemStep } from "#app/domain/programme/step.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { type ByHand, untilDecided } from "../bilateral/in-one-go.server.ts";
import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { type Direction, keepStep, lockStep, markStep } from "../platform/steps.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { occupyForItems } from "../summit/occupancy.server.ts";
import { asDrafted, draftItems } from "./items.server.ts";
import { loadJudge } from "./whereabouts.server.ts";

/** Why nothing of an edit was saved. */
export type ChangeRefusal =
  | { kind: EditRefusal | "unknown" | "roomUnknown" | "partyUnknown" | "changedMeanwhile" }
  | { kind: "nothing_to_undo" | "nothing_to_redo" }
  /** Who holds the room or a principal; none when the database refused and the reason had vanished when we looked. */
  | { kind: "clash"; item: DraftedItem | null; problems: readonly ItemProblem[] };

/** An item as it was saved, what protocol should know of it, and the step by which it is undone (null: nothing changed). */
export type Saved = {
  item: DraftedItem;
  warnings: readonly ItemProblem[];
  stepId: string | null;
};

/** Decides from an item as it stands what it becomes. */
export type Decide = (
  current: DraftedItem,
  tx: Transaction,
) => Promise<Result<Revision, ChangeRefusal>>;

/**
 * Changes an item with its trail, with what it occupies, and with the step that undoes it, in one transaction. A room or a
 * principal that is taken refuses it, and nothing is saved; other problems are told. Readers see it when it is published.
 * @param seen the `changedAt` of the item that the change was made from
 */
export const changeItem = (
  { id, seen }: { id: string; seen: string },
  by: ByHand,
  decide: Decide,
): Promise<Result<Saved, ChangeRefusal>> =>
  inLine(async (tx, definition) => {
    const current = (await draftItems(tx)).find((item) => item.id === id);
    if (!current) return err({ kind: "unknown" });
    const before = asDrafted(current);
    if (current.changedAt !== seen) return err({ kind: "changedMeanwhile" });
    const decided = await decide(before, tx);
    if (!decided.ok) return decided;
    const written = await write(tx, definition, decided.value, { by, action: "programme.revised" });
    if (!written.ok || decided.value.fields.length === 0) return written;
    const step = { itemId: id, before: stateOf(before), after: stateOf(decided.value.item) };
    const stepId = await keepStep(tx, stepsOf(by), [step]);
    return ok({ ...written.value, stepId });
  });

/** Adds an item to the draft. Undone, it is cancelled before any reader saw it, and no version will hold it. */
export const addItem = (item: DraftedItem, by: ByHand): Promise<Result<Saved, ChangeRefusal>> =>
  inLine(async (tx, definition) => {
    const written = await write(
      tx,
      definition,
      { item, fields: ["title"] },
      { by, action: "programme.added" },
    );
    if (!written.ok) return written;
    const after = stateOf(item);
    const step: ItemStep = { itemId: item.id, before: { ...after, cancelled: true }, after };
    return ok({ ...written.value, stepId: await keepStep(tx, stepsOf(by), [step]) });
  });

/**
 * Undoes an editor's last step, or does it again, by the rules of any other change. What somebody else changed since is
 * never overwritten.
 * @param stepId a step of theirs to take instead of the next
 */
export const turnItem = (
  direction: Direction,
  by: ByHand,
  stepId?: string,
): Promise<Result<Saved, ChangeRefusal>> =>
  inLine(async (tx, definition) => {
    const step = await lockStep(tx, stepsOf(by), direction, stepId);
    const [change] = step?.changes ?? [];
    if (!step || !change) return err({ kind: `nothing_to_${direction}` });
    const current = (await draftItems(tx)).find((item) => item.id === change.itemId);
    if (!current) return err({ kind: "unknown" });
    const now = asDrafted(current);
    const [left, target] =
      direction === "undo" ? [change.after, change.before] : [change.before, change.after];
    if (changedFields(stateOf(now), left).length > 0) return err({ kind: "changedMeanwhile" });
    const written = await write(tx, definition, revisionTo(now, target), {
      by,
      action: DEEDS[direction],
    });
    if (!written.ok) return written;
    await markStep(tx, step.id, direction === "undo");
    return ok({ ...written.value, stepId: step.id });
  });

const DEEDS = { undo: "programme.undone", redo: "programme.redone" } as const;

const stepsOf = ({ actor }: ByHand) => ({ board: "programme", accountId: actor }) as const;

const stateOf = ({ sequence: _, ...state }: DraftedItem): ItemState => state;

/** Editors change the programme one after the other: each decides with what the one before has written. */
async function inLine<T>(
  change: (tx: Transaction, definition: SummitDefinition) => Promise<Result<T, ChangeRefusal>>,
): Promise<Result<T, ChangeRefusal>> {
  // Before the line: whoever stands in it has a connection, and must not wait for another.
  const definition = await summitDefinition();
  return untilDecided<T, ChangeRefusal>(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('programme'))`);
      const result = await change(tx, definition);
      if (result.ok) await tx.execute(sql`select pg_notify('bilaterals', '')`);
      return result;
    },
    () => ({ kind: "clash", item: null, problems: [] }),
  );
}

async function write(
  tx: Transaction,
  definition: SummitDefinition,
  { item, fields }: Revision,
  { by, action }: { by: ByHand; action: string },
): Promise<Result<Saved, ChangeRefusal>> {
  const problems = (await loadJudge(tx, definition))(item);
  const forbidden = problems.filter(isForbidden);
  if (forbidden.length > 0) return err({ kind: "clash", item, problems: forbidden });
  const saved = { item, warnings: problems, stepId: null };
  if (fields.length === 0) return ok(saved);
  const columns = columnsOf(item, by.now);
  await tx
    .insert(programmeItem)
    .values({ ...columns, id: item.id })
    .onConflictDoUpdate({ target: programmeItem.id, set: columns });
  await occupyForItems(tx, [item.id]);
  await audit(tx, {
    ...{ actor: by.actor, action, at: by.now },
    ...{ subjectKind: "programme_item", subjectId: item.id, fields: [...fields] },
  });
  return ok(saved);
}

function columnsOf({ id: _, room, cancelled, startsAt, endsAt, ...rest }: DraftedItem, now: Date) {
  return {
    ...rest,
    agenda: [...rest.agenda],
    parties: [...rest.parties],
    unverified: [...rest.unverified],
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
    roomId: room?.id ?? null,
    cancelledAt: cancelled ? now : null,
    changedAt: now,
  };
}

import type { Trilingual } from "#app/domain/language/languages.ts";
import { nextSpeaker } from "#app/domain/precedence/floor.ts";
import { beginningWith } from "#app/domain/precedence/rotation.ts";

import { runningTurn, speakersOf } from "./floor.server.ts";
import { type FloorTurn, loadSession } from "./session.server.ts";

export type Speaker = { id: string; iso2: string | null; name: Trilingual };

/** What the Chair's clock shows. */
export type FloorView = {
  session: string;
  title: Trilingual;
  running: { turn: FloorTurn; who: Speaker } | null;
  /** Who has not spoken, the next first. */
  waiting: readonly Speaker[];
  /** Everybody on the list, for a call out of turn. */
  order: readonly Speaker[];
  spoken: number;
  all: number;
};

/** The floor of a session; null when there is no such session. */
export async function floorView(id: string): Promise<FloorView | null> {
  const session = await loadSession(id);
  if (!session) return null;
  const known = new Map(
    session.participants.map(({ id: each, iso2, name }) => [each, { id: each, iso2, name }]),
  );
  const order = speakersOf(session).flatMap((each) => known.get(each) ?? []);
  const spoken = new Set(session.turns.map(({ delegationId }) => delegationId));
  const next = nextSpeaker(
    order.map((each) => each.id),
    session.turns,
  );
  const turn = runningTurn(session);
  const who = turn && known.get(turn.delegationId);
  return {
    session: id,
    title: session.item.title,
    running: turn && who ? { turn, who } : null,
    waiting: beginningWith(order, next).filter((each) => !spoken.has(each.id)),
    order,
    spoken: order.filter((each) => spoken.has(each.id)).length,
    all: order.length,
  };
}

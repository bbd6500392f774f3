import { type DelegationKind, type DelegationStatus, statusOn } from "../delegation/status.ts";
import type { Trilingual } from "../language/languages.ts";
import type { DelegationEntry } from "../summit/definition.ts";
import { type RepresentationRecord, type Standing, standingOf } from "./representation.ts";

/** A delegation as a session puts it in order: its status on that day, and who leads it there. */
export type Participant = {
  id: string;
  kind: DelegationKind;
  code: string;
  iso2: string | null;
  name: Trilingual;
  formalName: Trilingual;
  sortKey: string;
  filing: DelegationEntry["filing"];
  filedAfter: DelegationEntry["filedAfter"];
  status: DelegationStatus;
  standing: Standing | null;
};

/**
 * The delegations that take part in a session, with status and head as of its day. One that has no status yet on that
 * day takes no part.
 * @param records of every delegation, oldest first
 */
export function participantsOf(
  delegations: readonly DelegationEntry[],
  session: { id: string; day: string },
  records: readonly RepresentationRecord[],
): Participant[] {
  return delegations.flatMap((entry) => {
    const status = statusOn(entry.statuses, session.day);
    if (!status) return [];
    const { id, kind, code, iso2, name, formalName, sortKey, filing, filedAfter } = entry;
    const own = records.filter(({ delegationId }) => delegationId === id);
    const standing = standingOf(entry.principal, own, session.id);
    return {
      id,
      kind,
      code,
      iso2,
      name,
      formalName,
      sortKey,
      filing,
      filedAfter,
      status,
      standing,
    };
  });
}

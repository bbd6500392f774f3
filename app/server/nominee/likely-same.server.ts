import { and, asc, eq, ne, notInArray, or, sql } from "drizzle-orm";

import { fullName } from "#app/domain/nominee/display.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";

/** How alike folded names must be, where the birthday is the same: 1 is equal. Measured by `pg_trgm`. */
const ALIKE = 0.55;
const MOST_SHOWN = 5;

/**
 * Somebody who is likely registered already. Of another delegation nothing is told but that there is one; the officers
 * see both.
 */
export type LikelySame =
  | { where: "own"; by: "passport" | "name"; id: string; name: string }
  | { where: "other"; by: "passport" | "name" };

/**
 * Looks for the same passport (by blind index), or a name that sounds the same in any script together with the same
 * date of birth. Drafts of other delegations are their own and not looked at.
 */
export async function likelySame(delegationId: string, id: string): Promise<LikelySame[]> {
  const [own] = await database()
    .select({
      passportIndex: nominee.passportIndex,
      passportIndexBefore: nominee.passportIndexBefore,
      birthDate: nominee.birthDate,
      foldedName: nominee.foldedName,
    })
    .from(nominee)
    .where(and(eq(nominee.id, id), eq(nominee.delegationId, delegationId)));
  if (!own) return [];
  const rows = await alikeRows(id, own);
  const seen = rows.filter((row) => row.delegationId === delegationId || row.status !== "draft");
  const others = new Set<"passport" | "name">();
  return seen.flatMap((row): LikelySame[] => {
    const by = row.samePassport ? "passport" : "name";
    if (row.delegationId === delegationId)
      return [{ where: "own", by, id: row.id, name: fullName(row) }];
    if (others.has(by)) return [];
    others.add(by);
    return [{ where: "other", by }];
  });
}

type Traits = {
  passportIndex: Uint8Array | null;
  /** The same under another index key: while one is changed, files stand under different ones. */
  passportIndexBefore: Uint8Array | null;
  birthDate: string | null;
  foldedName: string;
};

/** Files of anybody with the same passport, or the same birthday and a like name; read from indexes alone. */
export async function alikeRows(
  id: string,
  { passportIndex, passportIndexBefore, birthDate, foldedName }: Traits,
) {
  const samePassport =
    passportIndex === null
      ? null
      : or(
          eq(nominee.passportIndex, passportIndex),
          eq(nominee.passportIndexBefore, passportIndex),
          passportIndexBefore ? eq(nominee.passportIndex, passportIndexBefore) : undefined,
        );
  const sameName =
    birthDate === null || foldedName === ""
      ? null
      : and(
          eq(nominee.birthDate, birthDate),
          sql`greatest(similarity(${nominee.foldedName}, ${foldedName}),
            word_similarity(${nominee.foldedName}, ${foldedName}),
            word_similarity(${foldedName}, ${nominee.foldedName})) >= ${ALIKE}`,
        );
  if (!samePassport && !sameName) return [];
  return database()
    .select({
      id: nominee.id,
      delegationId: nominee.delegationId,
      number: nominee.number,
      status: nominee.status,
      category: nominee.category,
      honorific: nominee.honorific,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nationality: nominee.nationality,
      samePassport: sql<boolean>`coalesce(${samePassport ?? sql`false`}, false)`,
    })
    .from(nominee)
    .where(
      and(
        or(samePassport ?? undefined, sameName ?? undefined),
        ne(nominee.id, id),
        notInArray(nominee.status, ["refused", "withdrawn"]),
      ),
    )
    .orderBy(asc(nominee.submittedAt), asc(nominee.id))
    .limit(MOST_SHOWN);
}

/** The same as a condition on `nominee`: another file under way is likely the same person's. */
export const hasTwin = () => sql`exists (
  select 1 from nominee other
  where other.id <> ${nominee.id} and other.status not in ('draft', 'refused', 'withdrawn')
    and (other.passport_index in (${nominee.passportIndex}, ${nominee.passportIndexBefore})
      or other.passport_index_before = ${nominee.passportIndex}
      or (other.birth_date = ${nominee.birthDate} and ${nominee.foldedName} <> '' and other.folded_name <> ''
        and greatest(similarity(other.folded_name, ${nominee.foldedName}),
          word_similarity(other.folded_name, ${nominee.foldedName}),
          word_similarity(${nominee.foldedName}, other.folded_name)) >= ${ALIKE})))`;

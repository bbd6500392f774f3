import { inArray, type SQL, sql } from "drizzle-orm";

import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import { isPassportNumber, passportNumber } from "#app/domain/nominee/passport.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { nameHolds } from "./name-search.server.ts";
import { passportIndexes } from "./passport.server.ts";

/** Larger than any number in a delegation, and an integer of PostgreSQL. */
const PERSON_NUMBER = /^(?:([a-z]{1,10})[\s-]?)?(\d{1,7})$/i;
const CODE = /^[a-z]{2,10}$/i;

/**
 * Nominees whom these words mean: by part of the name in any script, by the number (`KGZ-0007`, `0007`), or by the
 * delegation's code. A list of ids for each way, each from an index of its own, is read before the files are: one
 * condition for all would be compared with every file.
 */
export const isNamedOrNumbered = (words: string): SQL =>
  sql`${nominee.id} = any(array(${union(byNameOrNumber(words))}))`;

/** The same, or by the short number of any badge that they ever had, or by passport number through its blind index. */
export async function isMeant(words: string): Promise<SQL> {
  const short = parseShortNumber(words);
  const passports = await passportsMeant(words);
  return sql`${nominee.id} = any(array(${union([
    ...byNameOrNumber(words),
    ...(short.ok
      ? [sql`select ${badge.nomineeId} from ${badge} where ${badge.shortNumber} = ${short.value}`]
      : []),
    ...(passports.length > 0
      ? [
          sql`select ${nominee.id} from ${nominee} where ${inArray(nominee.passportIndex, passports)}`,
        ]
      : []),
  ])}))`;
}

const union = (ways: readonly SQL[]): SQL => sql.join([...ways], sql` union all `);

function byNameOrNumber(words: string): SQL[] {
  const trimmed = words.trim();
  const [, code, digits] = PERSON_NUMBER.exec(trimmed) ?? [];
  const home = (of: string) =>
    sql`select ${delegation.id} from ${delegation} where ${delegation.code} = ${of.toUpperCase()}`;
  return [
    sql`select ${nominee.id} from ${nominee} where ${nameHolds(words)}`,
    ...(digits === undefined
      ? []
      : [
          sql`select ${nominee.id} from ${nominee} where ${nominee.number} = ${Number(digits)}
            and ${nominee.delegationId} in (${code ? home(code) : sql`select ${delegation.id} from ${delegation}`})`,
        ]),
    ...(CODE.test(trimmed)
      ? [
          sql`select ${nominee.id} from ${nominee} where ${nominee.delegationId} = (${home(trimmed)})`,
        ]
      : []),
  ];
}

/**
 * The blind indexes that a passport number may have: it is indexed with its issuer, and each State that anybody named is
 * tried. Nothing for words that are no passport number.
 */
export async function passportsMeant(words: string): Promise<Uint8Array[]> {
  const number = passportNumber(words);
  if (!isPassportNumber(number) || !/\d/.test(number)) return [];
  return ["", ...(await issuersNamed())].flatMap((issuer) => passportIndexes(issuer, number));
}

/** Every nationality once, by as many looks into the index `nominee_by_nationality` as there are, however many people. */
async function issuersNamed(): Promise<string[]> {
  const rows = await database().execute<{ issuer: string }>(sql`
    with recursive named as (
      (select nationality as issuer from nominee where nationality is not null order by nationality limit 1)
      union all
      select (select nationality from nominee where nationality > named.issuer order by nationality limit 1)
      from named where named.issuer is not null
    ) select issuer from named where issuer is not null`);
  return rows.map(({ issuer }) => issuer);
}

import { eq } from "drizzle-orm";

import {
  type CellRefusal,
  type CheckedRow,
  identityOf,
  nameAndBirth,
  type RowContext,
} from "#app/domain/import/row.ts";
import type { RowState } from "#app/domain/import/stages.ts";
import type { NomineeDraft, TypedDraft } from "#app/domain/nominee/draft.ts";
import { readMrz } from "#app/domain/nominee/mrz.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { nominee } from "#db/schema/nominee.ts";

import type { Database, Transaction } from "../platform/database.server.ts";
import { blindIndexes, blindIndex, seal, unsealText } from "../platform/sealing.server.ts";
import { passportIndexes } from "../nominee/passport.server.ts";
import { stateReader } from "../nominee/states.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

/** What a row holds, sealed as a whole. */
export type RowContents = {
  cells: TypedDraft;
  draft: NomineeDraft | null;
  refusals: CellRefusal[];
  /** The nominee who is this person already. */
  presentId: string | null;
};

export const sealRow = (contents: RowContents): Uint8Array =>
  seal("import_row.contents_sealed", JSON.stringify(contents));
export const openRow = (sealed: Uint8Array, leave: Leave): RowContents =>
  JSON.parse(unsealText("import_row.contents_sealed", sealed, leave)) as RowContents;

/** @param categories those in which the delegation may nominate */
export const rowContext = (
  definition: SummitDefinition,
  categories: RowContext["categories"],
  today: string,
): RowContext => ({
  categories,
  stateCode: stateReader(definition),
  today,
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The delegation's people, by everything that can tell that a row is one of them. */
export type Present = {
  byPassport: ReadonlyMap<string, string>;
  byDigest: ReadonlyMap<string, string>;
  /** Name and day of birth; `numbered` says whether a passport is on file, which then decides. */
  byName: ReadonlyMap<string, { id: string; numbered: boolean }>;
};

/** Withdrawn and refused people count: whoever is put forward again is put forward by hand. */
export async function presentPeople(
  db: Database | Transaction,
  delegationId: string,
): Promise<Present> {
  const people = await db
    .select({
      id: nominee.id,
      passportIndex: nominee.passportIndex,
      importDigest: nominee.importDigest,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      birthDate: nominee.birthDate,
    })
    .from(nominee)
    .where(eq(nominee.delegationId, delegationId));
  return {
    byPassport: new Map(
      people.flatMap(({ id, passportIndex }) => (passportIndex ? [[hex(passportIndex), id]] : [])),
    ),
    byDigest: new Map(
      people.flatMap(({ id, importDigest }) => (importDigest ? [[hex(importDigest), id]] : [])),
    ),
    byName: new Map(
      people.flatMap(({ id, passportIndex, ...person }) => {
        const name = nameAndBirth(person);
        return name === null ? [] : [[name, { id, numbered: passportIndex !== null }]];
      }),
    ),
  };
}

/** What a person that came by a list is known by when the list comes again: `importDigest` of a nominee, and its text. */
export const importedAs = (draft: NomineeDraft, today: string) => {
  const identity = identityOf(draft, today);
  return {
    importDigest: blindIndex(importText(identity)),
    importIdentitySealed: seal("nominee.import_identity_sealed", identity),
  };
};
export const importText = (identity: string): string => `import ${identity}`;

/**
 * Who of the delegation this row is already, or null: by passport, by having come with a list before, or by name and day
 * of birth where one of the two has no passport to tell them apart.
 */
export function presentAs(draft: NomineeDraft, people: Present, today: string): string | null {
  const zone = readMrz(draft.mrz, today);
  const issuer = zone.ok ? zone.value.issuer : (draft.nationality ?? "");
  const numbered = draft.passportNumber !== "";
  const samePassport = numbered
    ? among(people.byPassport, passportIndexes(issuer, draft.passportNumber))
    : undefined;
  const known =
    samePassport ?? among(people.byDigest, blindIndexes(importText(identityOf(draft, today))));
  if (known !== undefined) return known;
  const name = nameAndBirth(draft);
  const namesake = name === null ? undefined : people.byName.get(name);
  return namesake && !(numbered && namesake.numbered) ? namesake.id : null;
}

/** Whoever stands under one of the indexes; there is one for each key. */
const among = (people: ReadonlyMap<string, string>, indexes: readonly Uint8Array[]) =>
  indexes.map((index) => people.get(hex(index))).find((id) => id !== undefined);

/** Names the rows of a list one after the other, and knows who stood above. */
export class Roll {
  private readonly above = new Map<string, number>();
  private readonly people: Present;
  private readonly today: string;

  constructor(people: Present, today: string) {
    this.people = people;
    this.today = today;
  }

  /** @param row its number in the spreadsheet */
  enter(checked: CheckedRow, row: number) {
    const { cells, draft } = checked;
    // A row with errors is nobody yet.
    const identity = draft && identityOf(draft, this.today);
    const first = identity === null ? undefined : this.above.get(identity);
    if (identity !== null && first === undefined) this.above.set(identity, row);
    const presentId = draft && presentAs(draft, this.people, this.today);
    const refusals: CellRefusal[] =
      first === undefined || presentId !== null
        ? checked.refusals
        : [
            {
              field: draft?.passportNumber ? "passportNumber" : "surname",
              refusal: { kind: "repeated", row: first },
            },
          ];
    const state: RowState = refusals.length > 0 ? "faulty" : presentId === null ? "new" : "present";
    return { position: row, state, contents: { cells, draft, refusals, presentId } };
  }
}

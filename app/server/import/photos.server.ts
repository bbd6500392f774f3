import { availableParallelism } from "node:os";

import anyAscii from "any-ascii";
import { asc, eq } from "drizzle-orm";

import { type Meant, photoMatcher, type PhotoMatcher } from "#app/domain/import/photo-names.ts";
import type { EntryRefusal, ListRefusal } from "#app/domain/import/refusals.ts";
import type { PhotoState, RowState } from "#app/domain/import/stages.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { passportNumber } from "#app/domain/nominee/passport.ts";
import type { PhotoRefusal } from "#app/domain/nominee/photo.ts";
import { importPhoto, importRow, type nomineeImport } from "#db/schema/import.ts";

import { keepPhotos } from "../nominee/files.server.ts";
import { makeMaster, type Master } from "../nominee/photo.server.ts";
import { database } from "../platform/database.server.ts";
import { seal, unsealText } from "../platform/sealing.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { type Archive, openArchive, type Picture } from "./archive.server.ts";
import { breathe, say, type Try } from "./progress.server.ts";
import { openRow } from "./rows.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** What is said of a picture; sealed, for its name names a person. */
export type AboutPhoto = {
  name: string;
  refusal: PhotoRefusal | EntryRefusal | null;
  /** Rows that the name may mean, where it may mean several. */
  rows: number[];
};

export const openPhoto = (sealed: Uint8Array, leave: Leave): AboutPhoto =>
  JSON.parse(unsealText("import_photo.about_sealed", sealed, leave)) as AboutPhoto;

/** How often the page hears how far it is, in milliseconds. */
const WORD_EVERY = 400;
/** Names that are opened and compared before pages are let through again. */
const BATCH = 200;
/** While some wait for the database, others keep the cores at work. */
const LANES = 2;
/** Pictures kept by one transaction, and unpacked at the same time: up to 10 MB each. */
const TOGETHER = 2 * availableParallelism();

type Found = {
  picture: Picture;
  position: number;
  row: number | null;
  state: PhotoState;
  about: AboutPhoto;
};

/**
 * Matches the pictures of the archive to the rows, and makes the photos of those who are new.
 * @returns why the archive was refused as a whole; null when it was not, or there is none
 */
export async function takePhotos(
  work: Try,
  { photosBytes }: typeof nomineeImport.$inferSelect,
): Promise<ListRefusal | null> {
  if (photosBytes === 0) return null;
  const archive = await openArchive(work.importId, photosBytes);
  if (!archive.ok) return { kind: archive.error };
  try {
    const found = await matchAll(work.importId, archive.value);
    const toMake = found.filter(({ state, row }) => state === "kept" && row !== null);
    await say(work, ["reading"], { photosTotal: toMake.length });
    const others = found.filter((one) => !toMake.includes(one));
    for (let at = 0; at < others.length; at += 500)
      await database()
        .insert(importPhoto)
        .values(others.slice(at, at + 500).map((one) => columnsOf(work.importId, one)));
    await makeAll(work, toMake);
    return null;
  } finally {
    await archive.value.close();
  }
}

const columnsOf = (importId: string, { position, state, row, about }: Found) => ({
  importId,
  position,
  state,
  row,
  aboutSealed: seal("import_photo.about_sealed", JSON.stringify(about)),
});

/** Several pictures at once, in the order of the archive, until all are made or the import is cancelled. */
async function makeAll(work: Try, pictures: readonly Found[]): Promise<void> {
  let next = 0;
  let done = 0;
  let said = 0;
  const lane = async (): Promise<void> => {
    while (next < pictures.length) {
      const some = pictures.slice(next, (next += TOGETHER));
      const made = await Promise.all(some.map(makeOne));
      await keepMade(work.importId, made);
      done += some.length;
      const now = performance.now();
      if (now - said > WORD_EVERY || done === pictures.length) {
        said = now;
        await say(work, ["reading"], { photosDone: done });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

type Made = { one: Found; master: Master | null };

async function makeOne(one: Found): Promise<Made> {
  const unpacked = await one.picture.unpack();
  const master = unpacked.ok ? await makeMaster(unpacked.value, null) : unpacked;
  if (master.ok) return { one, master: master.value };
  const about = { ...one.about, refusal: master.error };
  return { one: { ...one, state: "refused", about }, master: null };
}

async function keepMade(importId: string, made: readonly Made[]): Promise<void> {
  const masters = made.flatMap(({ master }) => master ?? []);
  await database().transaction(async (tx) => {
    const fileIds = masters.length > 0 ? await keepPhotos(tx, masters) : [];
    await tx.insert(importPhoto).values(
      made.map(({ one, master }) => ({
        ...columnsOf(importId, one),
        fileId: (master && fileIds[masters.indexOf(master)]) ?? null,
      })),
    );
  });
}

async function matchAll(importId: string, { pictures, unsafe }: Archive): Promise<Found[]> {
  const { match, states } = await matcherOf(importId);
  const meant: (readonly number[])[] = [];
  for (const [at, { stem }] of pictures.entries()) {
    meant.push(match(stem));
    if (at % BATCH === BATCH - 1) await breathe();
  }
  const picturesOf = new Map<number, number>();
  for (const rows of meant)
    if (rows.length === 1)
      for (const row of rows) picturesOf.set(row, (picturesOf.get(row) ?? 0) + 1);
  const found = pictures.map((picture, position): Found => {
    const rows = meant[position] ?? [];
    const [row = null] = rows;
    const about: AboutPhoto = { name: picture.name, refusal: null, rows: [...rows] };
    const one = { picture, position, row, about };
    if (rows.length === 0) return { ...one, state: "unmatched" };
    if (rows.length > 1) return { ...one, row: null, state: "ambiguous" };
    const refuse = (refusal: EntryRefusal): Found => ({
      ...one,
      state: "refused",
      about: { ...about, refusal },
    });
    if ((picturesOf.get(row ?? -1) ?? 0) > 1) return refuse("same_person");
    const state = states.get(row ?? -1);
    if (state === "present") return refuse("already_there");
    // Of a row that must be mended nothing is saved; its photo comes with the mended list.
    return { ...one, state: state === "new" ? "kept" : "waiting" };
  });
  const outside = unsafe.map((name, at): Found => {
    const about: AboutPhoto = { name, refusal: "unsafe_path", rows: [] };
    const picture: Picture = { name, stem: "", unpack: () => Promise.reject(new Error("unsafe")) };
    return { picture, position: pictures.length + at, row: null, state: "refused", about };
  });
  return [...found, ...outside];
}

async function matcherOf(
  importId: string,
): Promise<{ match: PhotoMatcher; states: ReadonlyMap<number, RowState> }> {
  const { delegations } = await summitDefinition();
  const rows = await database()
    .select()
    .from(importRow)
    .where(eq(importRow.importId, importId))
    .orderBy(asc(importRow.position));
  const people: Meant[] = [];
  for (const [at, { position, contentsSealed }] of rows.entries()) {
    if (at % BATCH === BATCH - 1) await breathe();
    const { cells, draft, refusals } = openRow(contentsSealed, Leave.notShown("kept_from_a_list"));
    // Somebody who stands there twice is meant where they stand first.
    if (refusals.some(({ refusal }) => refusal.kind === "repeated")) continue;
    const code = draft?.nationality ?? cells.nationality.toUpperCase();
    const home = delegations.find(({ iso3 }) => iso3 === code);
    people.push({
      row: position,
      passportNumber: draft?.passportNumber ?? passportNumber(cells.passportNumber),
      surname: draft?.surname ?? cells.surname,
      givenNames: draft?.givenNames ?? cells.givenNames,
      nativeName: draft?.nativeName ?? cells.nativeName,
      countries: [
        cells.nationality,
        code,
        ...(home ? LANGUAGES.map((language) => home.name[language]) : []),
        ...(home?.iso2 ? [home.iso2] : []),
      ].filter(Boolean),
    });
  }
  return {
    match: photoMatcher(people, anyAscii),
    states: new Map(rows.map(({ position, state }) => [position, state])),
  };
}

import type { ListRefusal } from "#app/domain/import/refusals.ts";

import type { DraftField } from "#app/domain/nominee/draft.ts";

import { seal, unsealText } from "../platform/sealing.server.ts";

/** What of an upload may name people, and is therefore sealed with it. */
export type AboutImport = {
  listName: string;
  photosName: string;
  /** Headings that were not understood. */
  unknown: string[];
  /** In which column of the file each field stands, from 0. */
  columns: Partial<Record<DraftField, number>>;
  refusal: ListRefusal | null;
};

const NOTHING: AboutImport = {
  listName: "",
  photosName: "",
  unknown: [],
  columns: {},
  refusal: null,
};

export const sealAbout = (about: AboutImport): Uint8Array =>
  seal("nominee_import.about_sealed", JSON.stringify(about));

export const openAbout = (sealed: Uint8Array | null): AboutImport =>
  sealed === null
    ? NOTHING
    : {
        ...NOTHING,
        ...(JSON.parse(unsealText("nominee_import.about_sealed", sealed)) as Partial<AboutImport>),
      };

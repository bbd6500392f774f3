/** Most files in one batch. */
export const MOST_IN_BATCH = 500;

/** The file `batch.json`, format 1: see docs/formats.md. */
export type BatchDocument = {
  format: "shanyrak-clearance-batch";
  version: 1;
  batch: number;
  stage: string;
  summit: string;
  /** RFC 3339, UTC. */
  preparedAt: string;
  count: number;
  files: BatchEntry[];
};

export type BatchEntry = {
  file: string;
  number: string;
  delegation: string;
  category: string;
  surname: string;
  givenNames: string;
  nativeName: string;
  honorific: string;
  position: string;
  birthDate: string | null;
  nationality: string | null;
  passport: { number: string; issuer: string; expires: string | null; mrz: string };
  /** Its name in the archive; null without one. */
  photo: string | null;
};

/** Columns of the same as a workbook; those of the answer come last and are empty. */
export const BATCH_COLUMNS = [
  "batch",
  "file",
  "number",
  "delegation",
  "category",
  "surname",
  "given names",
  "native name",
  "position",
  "born",
  "nationality",
  "passport",
  "issuer",
  "expires",
  "photo",
  "answer",
  "remark",
] as const;

/** The rows of that workbook, without the head. */
export const batchRows = ({ batch, files }: BatchDocument): string[][] =>
  files.map((entry) => [
    String(batch),
    entry.file,
    entry.number,
    entry.delegation,
    entry.category,
    entry.surname,
    entry.givenNames,
    entry.nativeName,
    entry.position,
    entry.birthDate ?? "",
    entry.nationality ?? "",
    entry.passport.number,
    entry.passport.issuer,
    entry.passport.expires ?? "",
    entry.photo ?? "",
    "",
    "",
  ]);

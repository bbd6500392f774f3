/**
 * Every column that holds a sealed value, as `table.column`: the name is part of what is sealed, and the list is what a
 * rotation goes through. A column of bytes that stands neither here nor among the plain ones fails a test.
 */
export const SEALED_COLUMNS = [
  "account.totp_sealed",
  "clearance_batch.content_sealed",
  "clearance_reply.answers_sealed",
  "declaration.answer_sealed",
  "declaration.details_sealed",
  "import_chunk.bytes",
  "import_photo.about_sealed",
  "import_row.contents_sealed",
  "link_key.key_sealed",
  "nominee.import_identity_sealed",
  "nominee.passport_sealed",
  "nominee.typed_sealed",
  "nominee_import.about_sealed",
  "paper.lines_sealed",
  "paper.sealed",
  "record_epoch.content_key_sealed",
  "signing_key.private_sealed",
  "travel.needs_sealed",
] as const;
export type SealedColumn = (typeof SEALED_COLUMNS)[number];

/** Of these, what people are shown of other people: opened with a `Leave` alone. */
export type PersonalColumn = Extract<
  SealedColumn,
  | "clearance_batch.content_sealed"
  | "clearance_reply.answers_sealed"
  | "declaration.answer_sealed"
  | "declaration.details_sealed"
  | "import_photo.about_sealed"
  | "import_row.contents_sealed"
  | "nominee.import_identity_sealed"
  | "nominee.passport_sealed"
  | "nominee.typed_sealed"
  | "paper.lines_sealed"
  | "paper.sealed"
  | "travel.needs_sealed"
>;

/** Every column that holds a blind index: 4 bytes of key id and an HMAC. */
export const INDEX_COLUMNS = [
  "declaration.serial_index",
  "nominee.import_digest",
  "nominee.passport_index",
] as const;
export type IndexColumn = (typeof INDEX_COLUMNS)[number];

/** The same values under another index key, while both are in use; they are worth nothing afterwards. */
export const EARLIER_INDEX_COLUMNS = [
  "declaration.serial_index_before",
  "nominee.passport_index_before",
] as const;

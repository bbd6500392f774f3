import type { DataClass } from "./classes.ts";

/** Stands where a word must stand and the one that stood there was destroyed. It says nothing of anybody. */
export const ERASED = "—";

/** What a column gets: null, an empty value as PostgreSQL writes it, or `ERASED` where something stood. */
export type Blank = null | "" | "{}" | typeof ERASED;

/**
 * By which columns a row is known to be somebody's: a nominee's id, a delegation's, a badge's. A row with none of them
 * is about several people at once.
 */
export type Owner = {
  readonly nominee?: string;
  readonly delegation?: string;
  readonly badge?: string;
};

/** The part of a class that one table holds. */
export type Holding = {
  readonly data: DataClass;
  readonly table: string;
  readonly columns: readonly string[];
  /** `row`: the whole row goes. `stays`: of a class that is kept. Otherwise each column of the class gets its blank. */
  readonly purge: "row" | "stays" | Readonly<Record<string, Blank>>;
  readonly owner: Owner;
  /** The row goes only when none of these columns names it any more: `nominee.photo_id`. */
  readonly orphan?: readonly `${string}.${string}`[];
  /** Not before one of these columns is set: mail that is still on its way is not lost. */
  readonly settled?: readonly string[];
  /** Goes with something that was counted already. */
  readonly uncounted?: true;
};

/** What of a holding is destroyed, and how. */
export type Purgeable = Holding & { readonly purge: Exclude<Holding["purge"], "stays"> };
export const isPurgeable = (holding: Holding): holding is Purgeable => holding.purge !== "stays";

const row = (
  data: DataClass,
  table: string,
  owner: Owner,
  columns: string,
  more: Pick<Holding, "orphan" | "settled" | "uncounted"> = {},
): Purgeable => ({ data, table, columns: columns.split(" "), purge: "row", owner, ...more });

const stays = (data: DataClass, table: string, owner: Owner, columns: string): Holding => ({
  ...{ data, table, owner },
  columns: columns.split(" "),
  purge: "stays",
});

const fields = (
  data: DataClass,
  table: string,
  owner: Owner,
  purge: Readonly<Record<string, Blank>>,
): Purgeable => ({ data, table, columns: Object.keys(purge), purge, owner });

const NOMINEE = { nominee: "nominee_id" } as const;
const DELEGATION = { delegation: "delegation_id" } as const;
const SEVERAL = {} as const;

/**
 * Everything personal that the database holds, by class, in the order in which it is destroyed. The purge, the dry run, the
 * destruction act, the export of one person and their erasure all read this list; a test holds it against the tables.
 */
export const HOLDINGS: readonly Holding[] = [
  fields(
    "passport",
    "nominee",
    { nominee: "id" },
    {
      passport_sealed: null,
      passport_index: null,
      passport_index_before: null,
      passport_expires: null,
      birth_date: null,
      nationality: null,
      // The form as typed, and what tells a row of a list again: both hold the passport's number.
      typed_sealed: null,
      import_digest: null,
      import_identity_sealed: null,
    },
  ),
  row("passport", "clearance_reply", SEVERAL, "answers_sealed", { uncounted: true }),
  row("passport", "clearance_batch", SEVERAL, "content_sealed"),

  fields("photo", "nominee", { nominee: "id" }, { photo_id: null }),
  row("photo", "file", SEVERAL, "sha256 bytes print", {
    orphan: ["nominee.photo_id", "import_photo.file_id"],
    uncounted: true,
  }),

  row(
    "weapons",
    "declaration",
    { nominee: "bearer_id", delegation: "delegation_id" },
    "bearer_id details_sealed serial_index serial_index_before answer_sealed entry_point entry_day exit_point exit_day",
  ),

  row("travel", "journey", NOMINEE, "mode carrier number point_id at"),
  row(
    "travel",
    "travel",
    NOMINEE,
    "hotel_id hotel_other interprets needs_interpretation needs_sealed",
  ),
  row("travel", "vehicle", DELEGATION, "plate make colour driver"),

  // The signed code holds the name in Latin letters and a digest of the photo; so do the records for gates.
  fields("badges", "badge", NOMINEE, { token: "" }),
  fields("badges", "pass", DELEGATION, { token: "" }),
  row("badges", "gate_record", { badge: "badge_id" }, "box", { uncounted: true }),
  fields("badges", "print_part", SEVERAL, { pdf: null }),

  // What is left says that somebody passed, and where and when: enough for counts.
  fields(
    "gates",
    "passage",
    { nominee: "holder_id" },
    {
      badge_id: null,
      pass_id: null,
      holder_id: null,
      floater_id: null,
      decision_reason: null,
      override_reason: ERASED,
      note: ERASED,
    },
  ),
  row("gates", "presence", NOMINEE, "holder_id nominee_id pass_id zone", { uncounted: true }),
  row("gates", "person_block", NOMINEE, "nominee_id reason"),
  fields("gates", "incident", NOMINEE, { nominee_id: null, pass_id: null, text: ERASED }),
  fields("gates", "incident_entry", SEVERAL, { note: ERASED }),
  fields("gates", "broadcast", SEVERAL, { text: ERASED }),
  fields("gates", "device", SEVERAL, { label: ERASED }),
  fields("gates", "device_enrolment", SEVERAL, { label: ERASED }),

  row("meetings", "interpreter_told", NOMINEE, "nominee_id email", { uncounted: true }),
  row("meetings", "interpreter_occupancy", NOMINEE, "nominee_id", { uncounted: true }),
  row("meetings", "bilateral_attendee", NOMINEE, "nominee_id as email"),

  fields("visitors", "pass", DELEGATION, { holder_name: ERASED, escort: ERASED, reason: ERASED }),
  fields("visitors", "receipt", DELEGATION, { taken_by: ERASED, letter: ERASED }),

  fields(
    "remarks",
    "nominee",
    { nominee: "id" },
    { returned_reason: ERASED, returned_notes: "{}" },
  ),
  fields("remarks", "vetting_decision", NOMINEE, { reason: ERASED, field_notes: "{}" }),
  fields("remarks", "vetting_move", NOMINEE, { reason: ERASED }),
  fields("remarks", "late_nomination", NOMINEE, { reason: ERASED, answer: ERASED }),
  fields("remarks", "zone_grant", NOMINEE, { reason: ERASED }),
  row("remarks", "file_news", NOMINEE, "nominee_id reason"),
  row("remarks", "queue_view", SEVERAL, "name search"),

  row("contacts", "invitation", DELEGATION, "email name"),
  row("contacts", "application", DELEGATION, "name country contact email website purpose reason"),

  fields("papers", "note_verbale", DELEGATION, { paper_id: null }),
  row("papers", "paper", SEVERAL, "sealed lines_sealed sha256", {
    orphan: ["note_verbale.paper_id", "application.letter_id"],
    uncounted: true,
  }),

  row("imports", "import_photo", SEVERAL, "about_sealed file_id", { uncounted: true }),
  row("imports", "import_row", SEVERAL, "contents_sealed", { uncounted: true }),
  row("imports", "import_chunk", SEVERAL, "bytes", { uncounted: true }),
  row("imports", "nominee_import", DELEGATION, "about_sealed"),

  row("mail", "mail", SEVERAL, "recipient subject text html calendar failure", {
    settled: ["sent_at", "failed_at"],
  }),

  fields(
    "delegation_list",
    "nominee",
    { nominee: "id" },
    {
      surname: ERASED,
      given_names: "",
      native_name: "",
      folded_name: "",
      honorific: "",
      position: "",
    },
  ),
  stays("consent", "consent", NOMINEE, "nominee_id notice_version language confirmed_at"),
  stays("trail", "audit_entry", SEVERAL, "actor subject_id"),
  stays("trail", "print_entry", SEVERAL, "reason"),
  stays("trail", "retention_hold", SEVERAL, "nominee_id reason"),
  stays("trail", "data_request", NOMINEE, "nominee_id reason"),
  stays("accounts", "account", SEVERAL, "email name totp_sealed"),
  stays("accounts", "passkey", SEVERAL, "name credential_id public_key"),
  stays("sign_in", "passkey_challenge", SEVERAL, "asker"),
  stays("sign_in", "session", SEVERAL, "data browser system"),
  stays("sign_in", "sign_in_code", SEVERAL, "email asker"),
  stays("sign_in", "rate_limit", SEVERAL, "key"),
];

/**
 * Where somebody may be named in a row that is not theirs: a driver, a taker of badges, whoever a report or a letter is
 * about. Looked through for the words of one person when that person is erased; other words go by their class.
 */
export const MENTIONS: readonly Purgeable[] = [
  fields("travel", "vehicle", DELEGATION, { driver: ERASED }),
  fields("visitors", "receipt", DELEGATION, { taken_by: ERASED }),
  fields("gates", "incident", NOMINEE, { text: ERASED }),
  fields("gates", "incident_entry", SEVERAL, { note: ERASED }),
  fields("gates", "broadcast", SEVERAL, { text: ERASED }),
  fields("gates", "passage", { nominee: "holder_id" }, { note: ERASED }),
  row("mail", "mail", SEVERAL, "subject text html calendar"),
  row("remarks", "queue_view", SEVERAL, "name search"),
];

/** "nominee.passport_sealed": the fields of a class, as pages and acts name them. */
export const fieldsOf = (data: DataClass): string[] =>
  HOLDINGS.filter((holding) => holding.data === data).flatMap(({ table, columns }) =>
    columns.map((column) => `${table}.${column}`),
  );

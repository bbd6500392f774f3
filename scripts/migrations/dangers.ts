/** Tables that hold much after a summit's first day, and that somebody writes at every moment. */
const BIG = new Set([
  ...["audit_entry", "audit_seal", "audit_unsealed", "badge", "custody_event", "file", "file_news"],
  ...[
    "gate_change",
    "incident",
    "mail",
    "nominee",
    "passage",
    "presence",
    "print_entry",
    "session",
  ],
]);

export type Danger = { statement: string; why: string };

const NAME = String.raw`(?:"?public"?\.)?"?(\w+)"?`;
type Rule = { on: "any" | "big"; matches: RegExp; unless?: RegExp; why: string };

/** What stops people, or the release before, while both are at work on one database; the first group is the table. */
const RULES: readonly Rule[] = [
  {
    on: "any",
    matches: new RegExp(String.raw`^drop table (?:if exists )?${NAME}`, "i"),
    why: "the release before still uses the table: drop it one release later",
  },
  {
    on: "any",
    matches: new RegExp(String.raw`^alter table (?:only )?${NAME}.* drop column`, "i"),
    why: "the release before still names the column: drop it one release later",
  },
  {
    on: "any",
    matches: new RegExp(String.raw`^alter table (?:only )?${NAME} rename`, "i"),
    why: "the release before knows the old name: add the new one, copy, drop one release later",
  },
  {
    on: "any",
    matches: new RegExp(String.raw`^alter table (?:only )?${NAME}.* add column .* not null`, "i"),
    unless: / default /i,
    why: "the release before writes rows without it: give it a default",
  },
  {
    on: "big",
    matches: new RegExp(
      String.raw`^alter table (?:only )?${NAME}.* add column .* default (gen_random_uuid|random|clock_timestamp)`,
      "i",
    ),
    why: "another value for each row rewrites the table: add it empty, fill it in parts",
  },
  {
    on: "big",
    matches: new RegExp(
      String.raw`^alter table (?:only )?${NAME}.* alter column .* (set data )?type `,
      "i",
    ),
    why: "the table is written anew under a lock: add a column, copy in parts, drop one release later",
  },
  {
    on: "big",
    matches: new RegExp(String.raw`^alter table (?:only )?${NAME}.* set not null`, "i"),
    why: "every row is read under a lock: CHECK (… IS NOT NULL) NOT VALID, VALIDATE, then SET NOT NULL",
  },
  {
    on: "big",
    matches: new RegExp(
      String.raw`^alter table (?:only )?${NAME}.* add constraint .* (foreign key|check)`,
      "i",
    ),
    unless: / not valid/i,
    why: "every row is read under a lock: NOT VALID, then VALIDATE CONSTRAINT",
  },
  {
    on: "big",
    matches: new RegExp(
      String.raw`^alter table (?:only )?${NAME}.* add (constraint .* )?(unique|primary key|exclude)`,
      "i",
    ),
    why: "its index is built under a lock: build it CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX",
  },
  {
    on: "big",
    matches: new RegExp(
      String.raw`^create (?:unique )?index (?:if not exists )?"?\w+"? on (?:only )?${NAME}`,
      "i",
    ),
    why: "nobody can write meanwhile: build it CONCURRENTLY by hand before, and let the migration find it (IF NOT EXISTS)",
  },
  {
    on: "big",
    matches: new RegExp(String.raw`^(?:update|delete from) (?:only )?${NAME}`, "i"),
    why: "every row it touches stays locked to the end: fill in parts, by a job or a command",
  },
];

/**
 * What in a migration must not run while a summit does. A table that the same migration makes is empty, and free of all rules.
 * Where it is right all the same, the line above the statement says why: `-- safe: four rows`.
 * @param migration the text of one file, statements apart by drizzle's breakpoints or by semicolons at a line's end
 */
export function dangersIn(migration: string): Danger[] {
  const made = new Set(
    [
      ...migration.matchAll(new RegExp(String.raw`create table (?:if not exists )?${NAME}`, "gi")),
    ].map(([, name]) => name),
  );
  return statementsOf(migration).flatMap(({ text, isSafe }) => {
    if (isSafe) return [];
    return RULES.flatMap(({ on, matches, unless, why }) => {
      const table = matches.exec(text)?.[1];
      if (table === undefined || made.has(table) || unless?.test(text)) return [];
      return on === "any" || BIG.has(table) ? [{ statement: text.slice(0, 120), why }] : [];
    });
  });
}

/** Bodies of functions stay whole, and are no statements of the migration. */
function statementsOf(migration: string): { text: string; isSafe: boolean }[] {
  const withoutBodies = migration.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''");
  return withoutBodies.split(/--> statement-breakpoint|;\s*$/m).map((part) => ({
    isSafe: /^--[ \t]*safe:[ \t]*\S/im.test(part),
    text: part
      .replace(/^\s*--.*$/gm, "")
      .replace(/\s+/g, " ")
      .trim(),
  }));
}

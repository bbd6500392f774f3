import { and, asc, eq, gt } from "drizzle-orm";

import { TEMPLATE_COLUMNS } from "#app/domain/import/columns.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { isNomineeField } from "#app/domain/nominee/fields.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";
import { nominee } from "#db/schema/nominee.ts";

import { delegationHead } from "../nominee/dashboard.server.ts";
import { openPassport } from "../nominee/passport.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { breathe } from "./progress.server.ts";
import { sheets } from "./sheets.server.ts";
import type { Sheet, TextCell } from "./sheets.thread.ts";
import { WIDTHS } from "./template.server.ts";
import type { Passport } from "#app/domain/nominee/passport.ts";
import { recordExport } from "../audit/reading.server.ts";

/** Passports opened between two breaths; some 10 ms. */
const BATCH = 250;
/** What the delegation knows of a file beside what it wrote; passed over when the list is imported again. */
const AFTER = ["status", "missing", "reason"] as const;

/**
 * The delegation's own list as a workbook with the columns of the import, so that it can be changed and sent again: the
 * number, status, gaps and the officer's reason stand beside them. Null when there is no such delegation.
 */
export async function exportXlsx(
  delegationId: string,
  language: Language,
  by: { actor: string; at: Date },
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const head = await delegationHead(delegationId);
  if (!head) return null;
  const leave = await database().transaction((tx) =>
    recordExport(tx, [
      {
        ...by,
        ...{ action: "passports.exported", subjectKind: "delegation", subjectId: delegationId },
        fields: ["passportNumber", "mrz"],
      },
    ]),
  );
  const definition = await summitDefinition();
  const t = translator(language, "import");
  const rows: TextCell[][] = [];
  for await (const people of peopleOf(delegationId)) {
    for (const person of people)
      rows.push(
        rowOf(person, openPassport(person.passportSealed, leave), {
          code: head.code,
          definition,
          language,
        }),
      );
    await breathe();
  }
  const columns = [...TEMPLATE_COLUMNS, ...AFTER];
  const sheet: Sheet = {
    name: t("template.sheet"),
    widths: [...TEMPLATE_COLUMNS.map((column) => WIDTHS[column]), 18, 30, 40],
    stickyRows: 1,
    rows: [
      columns.map((column) => ({ text: t(`column.${column}`), look: "head" as const })),
      ...rows,
    ],
  };
  const name = `${t("template.listName", { code: head.code })}.xlsx`;
  return { name, bytes: await sheets("writeWorkbook", [sheet]) };
}

type Person = typeof nominee.$inferSelect;

/** In the order of their numbers, some at a time: a delegation may have thousands. */
async function* peopleOf(delegationId: string): AsyncGenerator<Person[]> {
  let above = 0;
  for (;;) {
    const people = await database()
      .select()
      .from(nominee)
      .where(and(eq(nominee.delegationId, delegationId), gt(nominee.number, above)))
      .orderBy(asc(nominee.number))
      .limit(BATCH);
    if (people.length === 0) return;
    above = people.at(-1)?.number ?? above;
    yield people;
  }
}

function rowOf(
  person: Person,
  passport: Passport,
  about: { code: string; definition: SummitDefinition; language: Language },
): TextCell[] {
  const { code, definition, language } = about;
  const common = translator(language, "common");
  const form = translator(language, "registration");
  const category = definition.categories.find(({ id }) => id === person.category) ?? null;
  const fields = person.returnedFields.filter(isNomineeField);
  const gaps = missingOf({
    ...person,
    category,
    hasPassportNumber: passport.number !== "",
    hasPhoto: person.photoId !== null,
  });
  const named = (list: readonly (typeof gaps)[number][]): string =>
    list.map((field) => form(`field.${field}`)).join("; ");
  const values: Record<(typeof TEMPLATE_COLUMNS)[number] | (typeof AFTER)[number], string> = {
    mark: `${code}-${String(person.number).padStart(4, "0")}`,
    category: category?.name[language] ?? "",
    honorific: person.honorific,
    surname: person.surname,
    givenNames: person.givenNames,
    nativeName: person.nativeName,
    position: person.position,
    nationality: person.nationality ?? "",
    passportNumber: passport.number,
    birthDate: person.birthDate ?? "",
    passportExpires: person.passportExpires ?? "",
    mrz: passport.mrz,
    status: common(`status.${person.status}`),
    missing: person.status === "draft" || person.status === "returned" ? named(gaps) : "",
    reason: person.returnedReason || named(fields),
  };
  return [...TEMPLATE_COLUMNS, ...AFTER].map((column) => ({ text: values[column], look: "plain" }));
}

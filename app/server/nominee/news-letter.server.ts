import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { isNomineeField } from "#app/domain/nominee/fields.ts";
import { FILE_TURNS, type FileTurn } from "#app/domain/nominee/news.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";
import type { delegation } from "#db/schema/delegation.ts";
import type { fileNews, nominee } from "#db/schema/nominee.ts";

import { env } from "../platform/env.server.ts";
import { type Fact, type Letter, writeLetter } from "../platform/mail/letter.server.ts";

/** A turn with its file; `colleague` is set when one of the delegation's own gave it. */
export type ToldTurn = typeof fileNews.$inferSelect & {
  file: typeof nominee.$inferSelect;
  colleague: string | null;
};

type About = {
  turns: readonly ToldTurn[];
  reader: { id: string; language: Language };
  delegation: typeof delegation.$inferSelect;
  definition: SummitDefinition;
};

/** More names than this under one heading are counted, not listed. */
const LISTED = 60;

/** One letter about what happened to a delegation's files: of one file in full, of several as a list by turn. */
export function newsLetter(about: About): { subject: string; text: string; html: string } {
  const [only] = about.turns;
  const t = translator(about.reader.language, "news");
  const { subject, ...letter } =
    only && about.turns.length === 1 ? aboutOne(about, only) : aboutMany(about);
  const whole: Letter = {
    language: about.reader.language,
    foot: t("foot", { delegation: about.delegation.name[about.reader.language] }),
    ...letter,
  };
  return { subject, ...writeLetter(whole, about.definition) };
}

type Written = Omit<Letter, "language" | "foot"> & { subject: string };

function aboutOne(about: About, turn: ToldTurn): Written {
  const { definition, reader } = about;
  const t = translator(reader.language, "news");
  const category = definition.categories.find(({ id }) => id === turn.file.category);
  const values = {
    name: nameOf(turn, reader.language),
    number: personNumber(about.delegation.code, turn.file.number),
    who: turn.colleague ?? "",
  };
  const own = turn.actor === reader.id;
  const how = own ? "own" : turn.colleague === null ? "office" : "colleague";
  return {
    subject: t(`${turn.turn}.subject`, values),
    heading: t(`${turn.turn}.subject`, values),
    paragraphs: [
      [t(`${turn.turn}.text`, values), byWhom(about, turn.turn, how, values)]
        .filter(Boolean)
        .join(" "),
      t(`${turn.turn}.next`),
    ],
    button: { label: t("open"), href: `${env().ORIGIN}/delegation/nominees/${turn.nomineeId}` },
    facts: [
      { name: t("fact.number"), value: values.number },
      ...(category ? [{ name: t("fact.category"), value: category.name[reader.language] }] : []),
      ...mending(turn, reader.language),
      ...(turn.reason === "" ? [] : [{ name: t("fact.reason"), value: turn.reason }]),
    ],
  };
}

/** "You did this" or "Dana Al-Masri did this"; an officer is not named. */
function byWhom(
  { reader }: About,
  turn: FileTurn,
  how: "own" | "colleague" | "office",
  values: { who: string },
): string {
  if (how === "office" || !GIVEN_BY_DELEGATIONS.includes(turn)) return "";
  return translator(reader.language, "news")(`by.${how}`, values);
}

const GIVEN_BY_DELEGATIONS: readonly FileTurn[] = ["submitted", "withdrawn", "replaced"];

function mending(turn: ToldTurn, language: Language): Fact[] {
  const names = turn.fields.filter(isNomineeField);
  if (names.length === 0) return [];
  const field = translator(language, "registration");
  const notes: Readonly<Record<string, string>> = turn.file.returnedNotes;
  const lines = names.map((name) =>
    [field(`field.${name}`), notes[name]].filter(Boolean).join(": "),
  );
  return [{ name: translator(language, "news")("fact.fields"), value: lines.join("\n") }];
}

function aboutMany(about: About): Written {
  const { turns, reader, delegation: home } = about;
  const t = translator(reader.language, "news");
  const groups = FILE_TURNS.map((turn) => turns.filter((each) => each.turn === turn)).filter(
    (group) => group.length > 0,
  );
  const subject = t("many.subject", {
    count: turns.length,
    delegation: home.name[reader.language],
  });
  return {
    subject,
    heading: subject,
    paragraphs: [
      t("many.text", { count: turns.length }),
      ...groups.map((group) => listOf(about, group)),
    ],
    button: { label: t("many.open"), href: `${env().ORIGIN}/delegation` },
  };
}

function listOf({ reader, delegation: home }: About, group: readonly ToldTurn[]): string {
  const t = translator(reader.language, "news");
  const lines = group.slice(0, LISTED).map((turn) => {
    const mend = mending(turn, reader.language).map(({ value }) => value.replaceAll("\n", "; "));
    const why = [...mend, ...(turn.reason === "" ? [] : [turn.reason])].join(". ");
    const line = `– ${personNumber(home.code, turn.file.number)} ${nameOf(turn, reader.language)}`;
    return why === "" ? line : `${line}: ${why}`;
  });
  const rest = group.length - lines.length;
  return [
    `${t(`turn.${group[0]?.turn ?? "submitted"}`)}: ${group.length}`,
    ...lines,
    ...(rest > 0 ? [t("many.more", { count: rest })] : []),
  ].join("\n");
}

const nameOf = ({ file }: ToldTurn, language: Language): string =>
  fullName(file) || translator(language, "registration")("table.unnamed");

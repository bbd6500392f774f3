import { eq } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { delegation } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { drawPaper, type Paper } from "./paper-pdf.server.ts";
import { type OpenDeclaration, readDeclarations, type Reader } from "./reading.server.ts";

/**
 * The form for the authorities: weapons and radios of one delegation that are asked for or granted, in one language.
 * The reading is on the trail. Null when there is no such delegation. The caller has checked who asks.
 */
export async function declarationPaper(
  delegationId: string,
  reader: Reader,
  language: Language,
): Promise<Response | null> {
  const [home] = await database()
    .select({ formalName: delegation.formalName, code: delegation.code })
    .from(delegation)
    .where(eq(delegation.id, delegationId));
  if (!home) return null;
  const declared = await readDeclarations(delegationId, reader, "exported");
  const { entryPoints, name, organisation } = await summitDefinition();
  const t = translator(language, "declaration");
  const point = (id: string) => entryPoints.find((known) => known.id === id)?.name[language] ?? id;
  const inForce = declared.filter(({ status }) => status === "requested" || status === "granted");
  const section = (kind: OpenDeclaration["kind"]) => ({
    title: t(`kind.${kind}`),
    none: t("paper.none"),
    entries: inForce
      .filter((known) => known.kind === kind)
      .map((known, index) => ({
        title: `${index + 1}. ${headOf(known)}`,
        facts: [
          ...detailFacts(known, t),
          ...(known.bearer ? [{ name: t("field.bearer"), value: surnameFirst(known.bearer) }] : []),
          {
            name: t("paper.entry"),
            value: `${formatDate(known.entryDay, language)}, ${point(known.entryPoint)}`,
          },
          {
            name: t("paper.exit"),
            value: `${formatDate(known.exitDay, language)}, ${point(known.exitPoint)}`,
          },
          { name: t("paper.status"), value: permitWords(known, t) },
        ],
      })),
  });
  const paper: Paper = {
    language,
    title: t("paper.title"),
    over: organisation[language],
    summit: name[language],
    delegation: home.formalName[language],
    confidential: t("paper.confidential"),
    printed: t("paper.printed", {
      day: formatDate(reader.now, language),
      time: astanaTime(reader.now),
    }),
    printedAt: reader.now,
    sections: [section("weapon"), section("radio")],
    signatures: [t("paper.signature"), t("paper.authority")],
  };
  return new Response(await drawPaper(paper), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="declarations-${home.code}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

type Words = ReturnType<typeof translator<"declaration">>;

const headOf = (known: OpenDeclaration): string =>
  known.kind === "weapon" ? `${known.details.make} ${known.details.model}` : known.details.device;

function detailFacts(known: OpenDeclaration, t: Words) {
  if (known.kind === "weapon") {
    const { calibre, serial, rounds } = known.details;
    return [
      { name: t("field.calibre"), value: calibre },
      { name: t("field.serial"), value: serial },
      { name: t("field.rounds"), value: String(rounds) },
    ];
  }
  const { frequency, power, callSign } = known.details;
  return [
    { name: t("field.frequency"), value: String(frequency) },
    { name: t("field.power"), value: String(power) },
    { name: t("field.callSign"), value: callSign },
  ];
}

const permitWords = ({ status, answer }: OpenDeclaration, t: Words): string =>
  answer?.outcome === "granted" ? t("permit", { number: answer.number }) : t(`status.${status}`);

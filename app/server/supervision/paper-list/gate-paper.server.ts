import { eq, sql } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import type { Column, ListLine, PaperDocument } from "#app/domain/precedence/layout/paper.ts";
import { initialOf, type ListedPerson } from "#app/domain/supervision/who-may-pass.ts";
import { astanaTime, formatDate, offsetLabel } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { badge } from "#db/schema/badge.ts";
import { gate } from "#db/schema/gate.ts";
import { pass } from "#db/schema/pass.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { audit } from "../../platform/audit.server.ts";
import { database, type Transaction } from "../../platform/database.server.ts";
import { inThreads } from "../../platform/threads/pool.server.ts";
import type * as precedenceThread from "../../precedence/pdf/precedence.thread.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import type { By } from "../override.server.ts";
import { listedFor } from "./listed.server.ts";

const press = inThreads<typeof precedenceThread>("app/server/precedence/pdf/precedence.thread.ts");

/** Empty lines for numbers that are not on the list. */
const SPARE = 14;

/**
 * The list for a gate without power: who may pass on a day, each with the number under the code, a box to tick and room
 * for hours. Names leave the house with it, so that its printing is on the trail. Null where there is no such gate or day.
 */
export async function gatePaper(
  wanted: { gateId: string; day: string; language: Language },
  { actor, now }: By,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const summit = await summitDefinition();
  if (!summit.days.includes(wanted.day)) return null;
  const drawn = await database().transaction(async (tx) => {
    const [place] = await tx.select().from(gate).where(eq(gate.id, wanted.gateId));
    const defined = summit.gates.find(({ id }) => id === wanted.gateId);
    if (!place || !defined) return null;
    const people = await listedFor(tx, summit, { ...wanted, zone: place.zone });
    const asOf = await changedLast(tx);
    const subject = { subjectKind: "gate", subjectId: wanted.gateId };
    await audit(tx, { actor, action: "gate.list_printed", ...subject, at: now });
    const zone = summit.zones.find(({ number }) => number === place.zone);
    const about = {
      ...{ language: wanted.language, day: wanted.day, asOf },
      summit: summit.shortName[wanted.language],
      gate: defined.name[wanted.language],
      zone: `${place.zone}, ${zone?.name[wanted.language] ?? ""}`,
    };
    return { paper: gateDocument(people, about), asOf };
  });
  return drawn && press("precedencePdf", drawn.paper, drawn.asOf);
}

/** When anybody's right to pass changed last: the list is true as of then, and the same state prints the same bytes. */
async function changedLast(tx: Transaction): Promise<Date> {
  const [row] = await tx.execute<{ at: string | null }>(sql`
    select greatest(
      (select max(greatest(${badge.issuedAt}, ${badge.supersededAt}, ${badge.revokedAt})) from ${badge}),
      (select max(greatest(${pass.issuedAt}, ${pass.revokedAt})) from ${pass}),
      (select max(greatest(${personBlock.blockedAt}, ${personBlock.liftedAt})) from ${personBlock})
    )::text as at`);
  return new Date(row?.at ?? 0);
}

/** What is said of the gate; all texts in one language. */
export type GatePaper = {
  language: Language;
  day: string;
  asOf: Date;
  summit: string;
  gate: string;
  zone: string;
};

/** The list as a paper: by the first letter of the name, and at its end empty lines. */
export function gateDocument(people: readonly ListedPerson[], about: GatePaper): PaperDocument {
  const { language, day, asOf } = about;
  const t = translator(language, "supervision");
  const columns: Column[] = [
    { head: t("list.seen"), width: 9, blank: "box" },
    { head: t("list.number"), width: 24 },
    { head: t("list.name"), width: 63 },
    { head: t("list.delegation"), width: 22 },
    { head: t("list.hour"), width: 18, blank: "line" },
    { head: t("list.hour"), width: 18, blank: "line" },
  ];
  let letter = "";
  const lines = people.flatMap((person): ListLine[] => {
    const initial = initialOf(person.name);
    const isNew = initial !== letter;
    letter = initial;
    return [...(isNew ? [{ kind: "heading" as const, text: initial }] : []), lineOf(person)];
  });
  const spare: ListLine[] = [
    { kind: "heading", text: t("list.spare") },
    ...Array.from({ length: SPARE }, (): ListLine => ({ kind: "entry", cells: [] })),
  ];
  const at = {
    date: formatDate(asOf, language),
    time: astanaTime(asOf),
    offset: offsetLabel(asOf),
  };
  return {
    kind: "list",
    frame: {
      language,
      title: t("list.title"),
      lines: [
        about.gate,
        [t("list.zone", { zone: about.zone }), formatDate(day, language)].join(" · "),
        t("list.people", { count: people.length }),
        t("list.how"),
      ],
      running: about.summit,
      aside: t("list.keep"),
      foot: t("list.asOf", at),
      continued: t("list.continued"),
    },
    columns,
    lines: [...lines, ...spare],
  };
}

const lineOf = ({
  name,
  nativeName,
  number,
  delegation,
  letter,
  note,
}: ListedPerson): ListLine => ({
  kind: "entry",
  cells: [
    { text: "" },
    { text: number, style: "code" },
    { text: name, style: "strong", under: [nativeName, note].filter(Boolean).join(" · ") },
    { text: [delegation, letter].filter(Boolean).join(" · ") },
  ],
});

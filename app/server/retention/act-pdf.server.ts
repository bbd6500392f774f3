import type { Language } from "#app/domain/language/languages.ts";
import { actNumber } from "#app/domain/retention/act.ts";
import { fieldsOf } from "#app/domain/retention/holdings.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { drawTable } from "../document/draw-table.server.ts";
import { PAPER_STYLE, Sheet, SHEET } from "../print/sheet.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { ActPage } from "./acts.server.ts";

const LEAD = 5;

/**
 * A destruction act to be signed: rules, counts and fields, what holds kept, and the head of the trail. It holds nothing of
 * what was destroyed and names nobody. The same act in the same language gives the same bytes.
 */
export async function actPdf(act: ActPage, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const definition = await summitDefinition();
  const t = translator(language, "retention");
  const number = t("act.number", { number: actNumber(act.number) });
  const title = t(act.person === null ? "act.title" : "act.erasureTitle");
  const sheet = new Sheet({ title: `${title}: ${number}`, language, date: act.closedAt });
  const over = `${definition.organisation[language]} · ${definition.name[language]}`;
  sheet.lines("P", over, PAPER_STYLE.over, 4);
  sheet.gap(3);
  sheet.lines("H1", title, PAPER_STYLE.title, 8);
  sheet.gap(1);
  sheet.lines("P", number, PAPER_STYLE.delegation, 6);
  sheet.gap(4);
  drawFacts(sheet, act, language);
  sheet.gap(5);
  drawCounts(sheet, act, language);
  drawHolds(sheet, act, language, definition.delegations);
  drawFields(sheet, act, language);
  sheet.signatures([t("act.didIt"), t("act.sawIt")]);
  const closed = when(act.closedAt, language);
  return sheet.finish(`${definition.shortName[language]} · ${number} · ${closed}`);
}

const when = (at: Date, language: Language): string =>
  `${formatDate(at, language)}, ${astanaTime(at)}`;

function drawFacts(sheet: Sheet, act: ActPage, language: Language): void {
  const t = translator(language, "retention");
  const ordered = act.orderedBy
    ? t("act.byAccount", { account: act.orderedBy })
    : t("act.bySchedule");
  for (const [name, value] of [
    [t("act.orderedBy"), ordered],
    [t("act.orderedAt"), when(act.orderedAt, language)],
    [t("act.closedAt"), when(act.closedAt, language)],
    ...(act.person === null ? [] : [[t("act.person"), act.person] as const]),
    [t("act.records"), String(act.records)],
    [t("act.head"), headLines(act.head) ?? t("act.noHead")],
  ] as const)
    sheet.beside(
      [
        { text: name, style: PAPER_STYLE.name, x: SHEET.side, width: 43 },
        { text: value, style: PAPER_STYLE.value, x: SHEET.side + 46, width: 128 },
      ],
      LEAD,
    );
}

/** A head is one word of 64 digits: broken in two, it can be read and typed. */
const headLines = (head: string | null): string | null =>
  head && head.replace(/^(\d+:[0-9a-f]{32})/, "$1\n");

function drawCounts(sheet: Sheet, act: ActPage, language: Language): void {
  const t = translator(language, "retention");
  sheet.lines("H2", t("act.whatWent"), PAPER_STYLE.section, 6);
  sheet.gap(1);
  drawTable(sheet, {
    columns: [
      { head: t("act.class"), width: 48 },
      { head: t("act.purpose"), width: 64 },
      { head: t("act.dueOn"), width: 40 },
      { head: t("act.records"), width: 22 },
    ],
    rows: act.classes.map(({ data, dueOn, records }) => [
      t(`class.${data}.name`),
      t(`class.${data}.purpose`),
      dueOn === null ? "–" : formatDate(dueOn, language),
      String(records),
    ]),
  });
  sheet.gap(6);
  sheet.need(30);
  sheet.lines("H2", t("act.byDelegation"), PAPER_STYLE.section, 6);
  sheet.gap(1);
  drawTable(sheet, {
    columns: [
      { head: t("act.delegation"), width: 74 },
      { head: t("act.class"), width: 78 },
      { head: t("act.records"), width: 22 },
    ],
    rows: act.lines.map(({ delegation, data, records }) => [
      delegation?.[language] ?? t("nobodys"),
      t(`class.${data}.name`),
      String(records),
    ]),
  });
  sheet.gap(6);
}

function drawHolds(
  sheet: Sheet,
  { holds, person }: ActPage,
  language: Language,
  delegations: readonly { id: string; name: Readonly<Record<Language, string>> }[],
): void {
  // The erasure of one person is refused where a hold stands: there is nothing to say.
  if (person !== null) return;
  const t = translator(language, "retention");
  const nameOf = (id: string) => delegations.find((each) => each.id === id)?.name[language] ?? id;
  const kept = [
    ...holds.classes.map((data) => t("act.heldClass", { name: t(`class.${data}.name`) })),
    ...holds.delegations.map((id) => t("act.heldDelegation", { name: nameOf(id) })),
    ...holds.people.map(({ delegation, count }) =>
      t("act.heldPeople", { name: nameOf(delegation), count }),
    ),
  ];
  sheet.need(20);
  sheet.lines("H2", t("act.holds"), PAPER_STYLE.section, 6);
  for (const line of kept.length > 0 ? kept : [t("act.noHolds")])
    sheet.lines("P", line, PAPER_STYLE.value, LEAD);
  sheet.gap(5);
}

function drawFields(sheet: Sheet, { classes }: ActPage, language: Language): void {
  const t = translator(language, "retention");
  sheet.need(30);
  sheet.lines("H2", t("act.fields"), PAPER_STYLE.section, 6);
  for (const { data } of classes) {
    const fields = fieldsOf(data).join(", ");
    sheet.need(10);
    sheet.lines("P", `${t(`class.${data}.name`)}: ${fields}`, PAPER_STYLE.small, 4);
    sheet.gap(1);
  }
}

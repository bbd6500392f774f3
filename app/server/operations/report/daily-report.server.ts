import { eq } from "drizzle-orm";

import { headText } from "#app/domain/audit/head.ts";
import { MEETING_STATES } from "#app/domain/bilateral/mark.ts";
import { PRINT_ENTRY_KINDS } from "#app/domain/badge/print.ts";
import type { Language } from "#app/domain/language/languages.ts";
import type { Reported } from "#app/domain/operations/report.ts";
import { astanaTime, formatDate, weekday } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { auditSeal } from "#db/schema/audit-seal.ts";
import { gate } from "#db/schema/gate.ts";

import { auditHead } from "../../audit/verify-trail.server.ts";
import { database } from "../../platform/database.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import {
  cameInByCategory,
  cameInByGate,
  gatesSaid,
  incidentCounts,
  meetingCounts,
  phonesAtGates,
  printCounts,
} from "./counts.server.ts";
import { drawReport, type Section } from "./report-pdf.server.ts";

/**
 * The report that the chief of operations signs and keeps: who came in, what went wrong, which meetings were held, what was
 * printed, how many phones stood at the gates; and the head of the trail, by which anybody can tell later whether an entry
 * up to then was changed (`npm run audit:verify -- --head`). It names nobody. The same day, figures and head give the same
 * bytes.
 */
export async function dailyReport(day: Reported, language: Language): Promise<Uint8Array> {
  const { name, organisation } = await summitDefinition();
  const t = translator(language, "operations");
  const sections = await sectionsOf(day, language);
  return drawReport({
    language,
    title: t("report.title"),
    over: `${organisation[language]} · ${name[language]}`,
    day: `${weekday(day.day, language)}, ${formatDate(day.day, language)}`,
    until: t("report.until", { time: astanaTime(day.until) }),
    asOf: day.until,
    sections,
    trail: await trailWords(language),
    signatures: [t("report.signature"), t("report.witness")],
  });
}

/** The head as it is printed; null before the first seal. */
async function trailWords(language: Language) {
  const t = translator(language, "operations");
  const head = await auditHead();
  if (!head) return { title: t("report.trail.title"), text: t("report.trail.none"), head: null };
  const [last] = await database()
    .select({ at: auditEntry.at })
    .from(auditSeal)
    .innerJoin(auditEntry, eq(auditEntry.id, auditSeal.entryId))
    .where(eq(auditSeal.number, head.number));
  const at = last?.at ?? new Date(0);
  return {
    title: t("report.trail.title"),
    text: t("report.trail.text", {
      count: head.number,
      day: formatDate(at, language),
      time: astanaTime(at),
    }),
    head: headText(head),
  };
}

async function sectionsOf(day: Reported, language: Language): Promise<Section[]> {
  const t = translator(language, "operations");
  const [{ categories }, gates, byCategory, byGate, said, phones, incidents, meetings, printed] =
    await Promise.all([
      summitDefinition(),
      database().select({ id: gate.id, name: gate.name }).from(gate),
      cameInByCategory(day),
      cameInByGate(day),
      gatesSaid(day),
      phonesAtGates(day),
      incidentCounts(day),
      meetingCounts(day),
      printCounts(day),
    ]);
  const tIncident = translator(language, "incident");
  const tMeeting = translator(language, "meeting");
  const category = (id: string | null) =>
    categories.find((each) => each.id === id)?.name[language] ?? t("report.nobodys");
  const entrance = (id: string | null) =>
    gates.find((each) => each.id === id)?.name[language] ?? id ?? "";
  const inHeads = [t("report.people"), t("report.entries")];
  const plain = (title: string, rows: readonly (readonly [string, number])[]): Section => ({
    ...{ title, heads: [t("report.number")] },
    rows: rows.map(([name, count]) => ({ name, figures: [count] })),
    none: t("report.none"),
  });
  return [
    {
      ...{ title: t("report.byCategory"), heads: inHeads, none: t("report.none") },
      rows: byCategory.map((row) => ({
        name: category(row.key),
        figures: [row.people, row.entries],
      })),
    },
    {
      ...{ title: t("report.byGate"), heads: inHeads, none: t("report.none") },
      rows: byGate.map((row) => ({ name: entrance(row.key), figures: [row.people, row.entries] })),
    },
    plain(t("gates.title"), [
      [t("report.refused"), said.refused],
      [t("report.checked"), said.checked],
      [t("report.byHand"), said.byHand],
      [t("report.phonesAtGates"), phones],
      [t("report.phonesHeard"), said.phones],
    ]),
    {
      title: t("incidents.title"),
      heads: [t("report.number"), t("report.stillOpen")],
      none: t("incidents.none"),
      rows: incidents.map(({ kind, opened, open }) => ({
        name: kind === "report" ? t("incidents.reported") : tIncident(`kind.${kind}`),
        figures: [opened, open],
      })),
    },
    plain(
      t("report.meetings"),
      MEETING_STATES.flatMap((state) => {
        const count = meetings.get(state);
        return count ? [[tMeeting(`state.${state}`), count] as const] : [];
      }),
    ),
    plain(
      t("report.badges"),
      PRINT_ENTRY_KINDS.map((kind) => [t(`report.print.${kind}`), printed.get(kind) ?? 0] as const),
    ),
  ];
}

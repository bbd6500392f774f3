import { and, eq, gt, inArray, isNull } from "drizzle-orm";

import { badgeText } from "#app/crypto/sign-badge.ts";
import type { PrintedPass } from "#app/domain/badge/layout/printed.ts";
import { SHEETS, type SheetKind } from "#app/domain/badge/sheets.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { formatMonth } from "#app/domain/time/astana.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { translator } from "#app/text/translator.ts";
import { delegation } from "#db/schema/delegation.ts";
import { pass } from "#db/schema/pass.ts";
import { printEntry } from "#db/schema/print.ts";

import { printable } from "../badge/fit.server.ts";
import { inlinePdf } from "../badge/pdf-response.server.ts";
import type * as printThread from "../badge/print.thread.ts";
import { printedSummit } from "../badge/printed.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

const press = inThreads<typeof printThread>("app/server/badge/print.thread.ts");

/**
 * Passes as a PDF, front and back of each, by number; written in the print register as copies. Only those that live: a
 * pass that ended, whose day is over or that was not issued yet is not printed, and without any the answer is 404.
 */
export async function passPdfResponse(
  passIds: readonly string[],
  { request, actor }: { request: Request; actor: string },
): Promise<Response> {
  const wished = new URL(request.url).searchParams.get("sheet");
  const definition = await summitDefinition();
  const sheet = SHEETS.find((kind) => kind === wished) ?? definition.badgeDesk.sheet ?? "marks";
  const now = await summitNow();
  const rows = await livePasses(passIds, now);
  if (rows.length === 0) throw new Response(null, { status: 404 });
  const pdf = await press("badgeSheets", passesOnPress(rows, definition, sheet));
  await database()
    .insert(printEntry)
    .values(rows.map((row) => ({ at: now, actor, kind: "copy" as const, passId: row.pass.id })));
  return inlinePdf(pdf, rows.length === 1 ? (rows[0]?.pass.number ?? "") : "passes");
}

type Row = { pass: typeof pass.$inferSelect; delegation: typeof delegation.$inferSelect };

const livePasses = (passIds: readonly string[], now: Date): Promise<Row[]> =>
  database()
    .select({ pass, delegation })
    .from(pass)
    .innerJoin(delegation, eq(delegation.id, pass.delegationId))
    .where(
      and(
        inArray(pass.id, passIds.filter(isUuid)),
        isNull(pass.revokedAt),
        gt(pass.expiresAt, now),
      ),
    )
    .orderBy(pass.number);

function passesOnPress(rows: readonly Row[], definition: SummitDefinition, sheet: SheetKind) {
  const t = translator("en", "pass");
  const badges = translator("en", "badge");
  return {
    title: t("print.title", { summit: definition.shortName.en }),
    date: new Date(Math.max(0, ...rows.map((row) => row.pass.issuedAt?.getTime() ?? 0))),
    summit: printedSummit(definition),
    sheet,
    badges: rows.map((row) => {
      const printed = toPrint(row, definition);
      return {
        printed,
        code: badgeText(row.pass.token ?? new Uint8Array()),
        iso2: row.delegation.iso2,
        photo: null,
        photoWords: "",
        codeWords: badges("print.code", { number: printed.shortNumber }),
      };
    }),
  };
}

function toPrint({ pass: one, delegation: host }: Row, { zones }: SummitDefinition): PrintedPass {
  const { number, shortNumber } = one;
  const { code, formalName, iso2 } = host;
  const shared = {
    ...{ number, shortNumber: shortNumber ?? "", zones: one.zones },
    delegation: { code, hasFlag: iso2 !== null, formalName },
  };
  if (one.kind === "floater") {
    const zone = zones.find((known) => known.number === one.zones[0]);
    if (!zone) throw new Error(`No zone ${one.zones[0]} in the summit's definition`);
    return { ...shared, template: "floater", zoneName: zone.name };
  }
  const day = one.day ?? "";
  const month: Trilingual = {
    en: formatMonth(day, "en"),
    ru: formatMonth(day, "ru"),
    kk: formatMonth(day, "kk"),
  };
  return {
    ...{ ...shared, template: "day-badge", month, dayOfMonth: String(Number(day.slice(8))) },
    // A visitor without a letter that we can draw is called by the number.
    name: printable(one.holderName).trim() || number,
    escort: printable(one.escort),
  };
}

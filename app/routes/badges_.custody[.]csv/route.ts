import type { LoaderFunctionArgs } from "@remix-run/node";

import { readFilter } from "#app/domain/custody/ledger-filter.ts";
import { receiptNumber } from "#app/domain/custody/receipt.ts";
import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { ledgerLines } from "#app/server/custody/ledger.server.ts";
import { downloadCsv } from "#app/server/import/download.server.ts";
import { translator } from "#app/text/translator.ts";

/** More than any summit prints. */
const MOST = 100_000;

/** The custody ledger as CSV, in the reader's language; formulas are made text. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const t = translator(context.language, "custody");
  const { lines } = await ledgerLines(readFilter(new URL(request.url).searchParams), MOST);
  const head = [
    ...[t("person"), t("number"), t("badge"), t("issue"), t("where"), t("since")],
    ...[t("receiptHead"), t("takenByHead")],
  ];
  const rows = lines.map((line) => [
    line.name,
    line.number,
    line.shortNumber,
    `${line.issue ?? ""}${line.live ? "" : ` (${t("dead")})`}`,
    t(`states.${line.state}`),
    line.since ? `${astanaDay(line.since)} ${astanaTime(line.since)}` : "",
    line.receipt ? receiptNumber(line.receipt.number) : "",
    line.receipt?.takenBy ?? "",
  ]);
  return downloadCsv("custody.csv", [head, ...rows]);
}

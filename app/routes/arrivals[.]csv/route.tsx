import type { LoaderFunctionArgs } from "@remix-run/node";

import { downloadCsv } from "#app/server/import/download.server.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { travelBoard } from "#app/server/travel/board.server.ts";
import { translator } from "#app/text/translator.ts";

/** The board as a table for spreadsheets, in the language of the page. */
export async function loader({ request, context: { language } }: LoaderFunctionArgs) {
  const departure = new URL(request.url).searchParams.get("show") === "departure";
  const way = departure ? "departure" : "arrival";
  const t = translator(language, "travel");
  const rows = await travelBoard(way, language);
  const head = (
    ["day", "time", "delegation", "name", "category", "mode", "carrier", "number"] as const
  ).map((name) => t(`board.${name}`));
  const table = rows.map((row) => [
    row.day,
    astanaTime(row.at),
    row.delegation,
    row.name,
    row.category,
    t(`mode.${row.mode}`),
    row.carrier,
    row.number,
    row.point,
    row.hotel,
  ]);
  return downloadCsv(`${way}s.csv`, [[...head, t("board.point"), t("board.hotel")], ...table]);
}

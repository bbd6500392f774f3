import type { LoaderFunctionArgs } from "@remix-run/node";

import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { downloadCsv } from "#app/server/import/download.server.ts";
import { registerPage } from "#app/server/print-run/register.server.ts";
import { translator } from "#app/text/translator.ts";

/** More than any summit prints. */
const MOST = 100_000;

/** The print register as CSV, in the reader's language; formulas are made text. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const words = (new URL(request.url).searchParams.get("q") ?? "").replaceAll("\0", "").trim();
  const { lines } = await registerPage(words.slice(0, 60), null, MOST);
  const t = translator(context.language, "print");
  const badge = translator(context.language, "badge");
  const head = [t("when"), t("what"), badge("person"), t("number"), badge("badge")];
  const rows = lines.map((line) => [
    `${astanaDay(line.at)} ${astanaTime(line.at)}`,
    t(`kinds.${line.kind}`),
    line.name,
    line.number,
    line.shortNumber,
    line.batch === null ? "" : String(line.batch),
    line.stock,
    line.reason,
    line.by,
  ]);
  return downloadCsv("print-register.csv", [
    [...head, t("batch"), t("stock"), t("reason"), t("by")],
    ...rows,
  ]);
}

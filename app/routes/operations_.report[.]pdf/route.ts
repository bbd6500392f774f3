import type { LoaderFunctionArgs } from "@remix-run/node";

import { reportedUntil } from "#app/domain/operations/report.ts";
import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";
import { dailyReport } from "#app/server/operations/report/daily-report.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { paperLanguage } from "#app/server/precedence/print-shop.server.ts";
import { translator } from "#app/text/translator.ts";

/** `?day=2022-10-12&at=1085&lang=en|ru|kk`: the report of a day, up to a minute of it; without them, of today up to now. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const language = paperLanguage(searchParams.get("lang"), context.language);
  if (!language) {
    const message = translator(context.language, "programme")("error.language");
    throw new Response(message, { status: 400 });
  }
  const until = reportedUntil(
    { day: searchParams.get("day"), minute: searchParams.get("at") },
    await summitNow(),
  );
  if (!until) throw new Response(null, { status: 404 });
  return inlinePdf(await dailyReport(until, language), `report-${until.day}`);
}

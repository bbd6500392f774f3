import type { LoaderFunctionArgs } from "@remix-run/node";

import { isLanguage } from "#app/domain/language/languages.ts";
import { env } from "#app/server/platform/env.server.ts";
import { untilChanged } from "#app/server/platform/web/unchanged.server.ts";
import { programmeCalendar } from "#app/server/programme/calendar.server.ts";
import { publishedProgramme } from "#app/server/programme/items.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";

/** The public programme as a calendar to subscribe to, `?lang=en|ru|kk`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const t = translator(context.language, "programme");
  const language = new URL(request.url).searchParams.get("lang") ?? context.language;
  if (!isLanguage(language)) throw new Response(t("error.language"), { status: 400 });
  const published = await publishedProgramme();
  if (!published) throw new Response(t("notPublished"), { status: 404 });
  const address = `${env().ORIGIN}/programme`;
  const calendar = programmeCalendar(published, await summitDefinition(), language, address);
  return untilChanged(request, calendar, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'inline; filename="programme.ics"',
    "cache-control": "public, no-cache",
  });
}

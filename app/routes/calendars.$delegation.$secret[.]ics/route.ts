import type { LoaderFunctionArgs } from "@remix-run/node";

import { isLanguage } from "#app/domain/language/languages.ts";
import { calendarMeetings } from "#app/server/bilateral/calendar/delegation-calendar.server.ts";
import { meetingCalendar } from "#app/server/bilateral/calendar/meeting-calendar.server.ts";
import { opensLink } from "#app/server/bilateral/secret-link.server.ts";
import { namedDelegation } from "#app/server/delegation/named.server.ts";
import { env } from "#app/server/platform/env.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";

/** A delegation's meetings to subscribe to, `?lang=en|ru|kk`. Who has the link reads it; a renewed link is as unknown as any. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { delegation = "", secret = "" } = params;
  const t = translator(context.language, "programme");
  const language = new URL(request.url).searchParams.get("lang") ?? context.language;
  if (!isLanguage(language)) throw new Response(t("error.language"), { status: 400 });
  const opens = await opensLink({ kind: "calendar", subject: delegation }, secret);
  const name = opens ? await namedDelegation(delegation) : null;
  if (!name) throw new Response(null, { status: 404 });
  const calendar = meetingCalendar({
    meetings: await calendarMeetings(delegation),
    delegation: name,
    definition: await summitDefinition(),
    language,
    address: `${env().ORIGIN}/delegation/bilaterals`,
  });
  return new Response(calendar, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="meetings.ics"',
      "cache-control": "private, no-store",
    },
  });
}

import "../../ui/styles/operations.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { replayMinute } from "#app/domain/operations/replay.ts";
import { astanaDay, astanaInstant, formatDate, weekday } from "#app/domain/time/astana.ts";
import { readDay } from "#app/server/operations/day.server.ts";
import { presentDay } from "#app/server/operations/wall.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { Arrivals } from "./arrivals.tsx";
import { DayLine } from "./day-line.tsx";
import { Figures } from "./figures.tsx";
import { GateTable } from "./gate-table.tsx";
import { Incidents } from "./incidents.tsx";
import { Replay } from "./replay.tsx";
import { ReportLink } from "./report-link.tsx";
import { useWallNews } from "./use-wall-news.ts";
import { Zones } from "./zones.tsx";

const MINUTE_MS = 60_000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const title = `${translator(context.language, "operations")("title")} · Shanyrak`;
  const now = await summitNow();
  const midnight = astanaInstant(`${astanaDay(now)}T00:00`);
  const nowMinute = Math.floor((now.getTime() - midnight.getTime()) / MINUTE_MS);
  const minute = replayMinute(new URL(request.url).searchParams.get("at"), nowMinute);
  if (minute === null) return { title, minute, nowMinute, ...(await presentDay()) };
  const at = new Date(midnight.getTime() + minute * MINUTE_MS);
  return { title, minute, nowMinute, day: await readDay(at, { replay: true }), now: at };
}

/** The day at a glance: what is on, who is inside, what the gates said, which gate is silent, what went wrong. */
export default function Operations() {
  const { day, now, minute, nowMinute } = useLoaderData<typeof loader>();
  const { t } = useTranslation("operations");
  const language = useLanguage();
  useWallNews(minute === null);
  return (
    <main className="page operations">
      <div className="ops-head">
        <h1 className="h-page">
          {t("title")}{" "}
          <span className="t16 c2">
            {weekday(now, language)}, {formatDate(now, language)}
          </span>
        </h1>
        <ReportLink minute={minute} />
        <Replay minute={minute} nowMinute={nowMinute} />
      </div>
      <DayLine items={day.items} now={now} />
      <Figures day={day} now={now} />
      <div className="ops-wall">
        <Zones zones={day.zones} />
        <Arrivals day={day} at={now} />
        <Incidents incidents={day.incidents} />
        <GateTable gates={day.gates} replayed={minute !== null} />
      </div>
    </main>
  );
}

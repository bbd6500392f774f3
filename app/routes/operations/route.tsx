import "../../ui/styles/operations.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { formatDate, weekday } from "#app/domain/time/astana.ts";
import { readDay } from "#app/server/operations/day.server.ts";
import { realNow, summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { DayLine } from "./day-line.tsx";
import { Figures } from "./figures.tsx";
import { GateTable } from "./gate-table.tsx";
import { Zones } from "./zones.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const now = await summitNow();
  return {
    title: `${translator(context.language, "operations")("title")} · Shanyrak`,
    day: await readDay(now),
    now,
    /** Phones call in real time. */
    real: realNow(),
  };
}

/** The day at a glance: what is on, who is inside, what the gates said, which gate is silent. */
export default function Operations() {
  const { day, now, real } = useLoaderData<typeof loader>();
  const { t } = useTranslation("operations");
  const language = useLanguage();
  return (
    <main className="page operations">
      <h1 className="h-page">
        {t("title")}{" "}
        <span className="t16 c2">
          {weekday(now, language)}, {formatDate(now, language)}
        </span>
      </h1>
      <DayLine items={day.items} now={now} />
      <Figures day={day} now={now} />
      <div className="ops-two">
        <Zones zones={day.zones} />
        <GateTable gates={day.gates} now={now} real={real} />
      </div>
    </main>
  );
}

import "#app/ui/styles/gates.css";

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { gatePagesFor } from "#app/domain/access/home.ts";
import { maySend } from "#app/domain/access/may.ts";
import { gatesOverview } from "#app/server/gate/overview.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { placesIn } from "#app/server/supervision/places.server.ts";
import { standingWords } from "#app/server/supervision/say.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useLiveRefresh } from "#app/ui/use-live-refresh.ts";

import { EnrolCard } from "./enrol-card.tsx";
import { GateTable } from "./gate-table.tsx";
import { carryOut } from "./orders.server.ts";
import { WordsCard } from "./words-card.tsx";
import { ZonesCard } from "./zones-card.tsx";

const REFRESH_SECONDS = 10;

export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  const title = translator(language, "gate")("gates.title");
  const viewer = requireViewer(context);
  const mayChange = maySend("routes/gates", viewer);
  return {
    ...{
      title,
      language,
      mayChange,
      tabs: gatePagesFor(viewer.roles),
      words: await standingWords(),
    },
    choices: (await placesIn(language)).gates,
    ...(await gatesOverview()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  return carryOut(await request.formData(), requireViewer(context).accountId);
}

export default function Gates() {
  const page = useLoaderData<typeof loader>();
  const { language, mayChange, gates, zones, doubleEntries, words, choices } = page;
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation(["gate", "supervision"]);
  useLiveRefresh(REFRESH_SECONDS);
  return (
    <main className="gates">
      <GatesTabs tabs={page.tabs} />
      <h1 className="h-page">{t("gates.title")}</h1>
      {answer && "move" in answer && answer.move ? (
        <Notice kind="bad">{t(`supervision:refusal.${answer.move.problem}`)}</Notice>
      ) : null}
      {doubleEntries > 0 ? (
        <Notice kind="warn">
          {t("gates.doubleEntries", { count: doubleEntries })}{" "}
          <Link to="/gates/incidents">{t("gates.incidents")}</Link>
        </Notice>
      ) : null}
      <div className="gates-grid">
        <GateTable gates={gates} language={language} choices={mayChange ? choices : null} />
        <aside>
          <WordsCard
            gates={choices}
            words={words}
            mayChange={mayChange}
            refused={answer && "word" in answer ? answer.word : undefined}
          />
          {mayChange ? (
            <EnrolCard
              gates={gates}
              language={language}
              problem={answer && "problem" in answer ? answer.problem : undefined}
              shown={answer && "shown" in answer ? answer.shown : undefined}
            />
          ) : null}
          <ZonesCard zones={zones} language={language} />
        </aside>
      </div>
    </main>
  );
}

import "../../ui/styles/travel.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayDo } from "#app/domain/access/may.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { peopleWithNeeds, travelBoard } from "#app/server/travel/board.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { BoardTable } from "./board-table.tsx";
import { NeedsTable } from "./needs-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const SHOWN = ["arrival", "departure", "needs"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context);
  const wish = new URL(request.url).searchParams.get("show");
  const show = SHOWN.find((known) => known === wish) ?? "arrival";
  const readsNeeds = mayDo("routes/arrivals", "needs", viewer);
  if (show === "needs" && !readsNeeds) throw new Response(null, { status: 403 });
  const { language } = context;
  const reader = { actor: viewer.accountId, now: await summitNow() };
  return {
    title: `${translator(language, "travel")(`board.${show}`)} · Shanyrak`,
    show,
    readsNeeds,
    rows: show === "needs" ? [] : await travelBoard(show, language),
    needs: show === "needs" ? await peopleWithNeeds(reader, language) : [],
    languages: namedLanguages(language),
  };
}

const EMPTY = {
  arrival: "board.empty",
  departure: "board.emptyDeparture",
  needs: "board.emptyNeeds",
} as const;

export default function Arrivals() {
  const { show, readsNeeds, rows, needs, languages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("travel");
  const tabs = readsNeeds ? SHOWN : (["arrival", "departure"] as const);
  return (
    <main className="page travel arrivals">
      <h1 className="h-page">{t(`board.${show}`)}</h1>
      {show === "needs" ? (
        <p className="t14 c2">{t("form.needsNote")}</p>
      ) : (
        <p className="t14 c2">{t("board.lead")}</p>
      )}
      <div className="board-tools">
        <nav className="tabs" aria-label={t("board.tabs")}>
          {tabs.map((tab) => (
            <Link
              key={tab}
              to={`?show=${tab}`}
              prefetch="none"
              aria-current={tab === show ? "page" : undefined}
            >
              {t(`board.${tab}`)}
            </Link>
          ))}
        </nav>
        {show === "needs" || rows.length === 0 ? null : (
          <a className="btn btn-2 btn-s" href={`/arrivals.csv?show=${show}`} download>
            <FileDown className="i i-16" aria-hidden="true" />
            {t("board.csv")}
          </a>
        )}
      </div>
      {rows.length + needs.length === 0 ? (
        <section className="card">
          <EmptyState title={t(EMPTY[show])} />
        </section>
      ) : show === "needs" ? (
        <NeedsTable people={needs} languages={languages} />
      ) : (
        <BoardTable rows={rows} />
      )}
    </main>
  );
}

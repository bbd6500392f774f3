import "../../ui/styles/delegation.css";

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FileUp, UserPlus, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import { parseSorting } from "#app/domain/nominee/sorting.ts";
import { isTab } from "#app/domain/nominee/tabs.ts";
import { dashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { openNominee } from "#app/server/nominee/nominee-file.server.ts";
import { sendSeveral } from "#app/server/nominee/send-several.server.ts";
import { compareNotes } from "#app/server/note/match.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useLiveRefresh } from "#app/ui/use-live-refresh.ts";

import { Checklist } from "./checklist.tsx";
import { DeadlineCard } from "./deadline-card.tsx";
import { NoteCard } from "./note-card.tsx";
import { NomineeTable } from "./nominee-table.tsx";
import { Quotas } from "./quotas.tsx";
import { SentSeveral } from "./sent-several.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { searchParams } = new URL(request.url);
  const tab = searchParams.get("tab");
  const query = {
    tab: isTab(tab) ? tab : "all",
    search: (searchParams.get("q") ?? "").slice(0, 80),
    sorting: parseSorting(searchParams.get("sort")),
    page: Math.min(1000, Math.max(1, Math.trunc(Number(searchParams.get("page"))) || 1)),
  } as const;
  const now = await summitNow();
  const [page, comparison] = await Promise.all([
    dashboardPage({ delegationId, now, language: context.language }, query),
    compareNotes(delegationId),
  ]);
  if (!page) throw new Response(null, { status: 404 });
  const done = DONE.find((deed) => deed === searchParams.get("done"));
  const who = done && (await openNominee(delegationId, searchParams.get("who") ?? "", now));
  return { page, comparison, told: done && who ? { done, name: fullName(who.draft) } : null };
}

/** Sends the files that are ticked in the list. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const ids = (await request.formData()).getAll("id");
  const writer = { actor: accountId, delegationId, now: await summitNow() };
  return {
    sent: await sendSeveral(
      writer,
      ids.filter((id) => typeof id === "string"),
    ),
  };
}

const DONE = [
  "sent",
  "late",
  "cleared",
  "saved",
  "withdrawn",
  "withdrawn_badge",
  "undone",
] as const;

export default function Delegation() {
  const { page, comparison, told } = useLoaderData<typeof loader>();
  const sent = useAnswer<typeof action>()?.sent;
  const { t } = useTranslation("registration");
  const { t: lists } = useTranslation("import");
  const { head } = page;
  useLiveRefresh(30);
  return (
    <main className="delegation">
      <header className="head">
        <Flag iso2={head.iso2} size="l" />
        <div className="grow">
          <h1 className="h-page">{head.name}</h1>
          <p className="t14 c2">
            {[
              t("dashboard.delegation"),
              head.code,
              t("dashboard.places", { count: head.places }),
              t("dashboard.nominated", { count: head.nominated }),
              ...(head.noteVerbale ? [t("dashboard.noteVerbale", { note: head.noteVerbale })] : []),
            ].join(" · ")}
          </p>
        </div>
        <Link className="btn btn-2" to="/delegation/people">
          <Users className="i i-18" aria-hidden="true" />
          {t("dashboard.people")}
        </Link>
        <Link className="btn btn-2" to="/delegation/import">
          <FileUp className="i i-18" aria-hidden="true" />
          {lists("dashboard")}
        </Link>
        <Link className="btn btn-1" to="/delegation/nominees/new">
          <UserPlus className="i i-18" aria-hidden="true" />
          {t("dashboard.add")}
        </Link>
      </header>
      {told ? (
        <div role="status">
          <Notice kind="ok">
            {t(`dashboard.${told.done}`, { name: told.name || t("table.unnamed") })}
          </Notice>
        </div>
      ) : null}
      {sent ? (
        <SentSeveral
          sent={sent}
          groups={Object.fromEntries(page.quotas.map(({ group, name }) => [group, name]))}
        />
      ) : null}
      <Quotas quotas={page.quotas} beside={page.beside} />
      <div className="cols">
        <NomineeTable
          page={page}
          kept={sent?.flatMap(({ id, result }) => (result.ok ? [] : [id])) ?? []}
        />
        <div className="side">
          <DeadlineCard deadline={page.deadline} />
          <Checklist list={page.checklist} by={page.deadline.closeDay} />
          <NoteCard comparison={comparison} />
        </div>
      </div>
    </main>
  );
}

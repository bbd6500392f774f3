import "#app/ui/styles/document.css";
import "#app/ui/styles/body.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { readsDrafts } from "#app/domain/document/reading.ts";
import { formatMonth } from "#app/domain/time/astana.ts";
import { bodiesView, listMeetings, type Meeting } from "#app/server/body/meetings.server.ts";
import { documentRules, readerOf } from "#app/server/document/reader.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { DocumentTabs } from "#app/ui/document/tabs.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { Entities } from "./entities.tsx";
import { MeetingRow } from "./meeting-row.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const reader = await readerOf(context, now);
  return {
    title: `${translator(context.language, "body")("title")} · Shanyrak`,
    drafts: readsDrafts(reader, await documentRules()),
    mayEdit: mayOpen("routes/bodies_.new", reader),
    view: await bodiesView(now),
    meetings: await listMeetings(reader),
  };
}

/** The bodies of the organisation with their meetings across months, who chairs, and who coordinates which area. */
export default function Bodies() {
  const { view, meetings, drafts, mayEdit } = useLoaderData<typeof loader>();
  const { t } = useTranslation("body");
  const language = useLanguage();
  return (
    <main className="page documents">
      <h1 className="h-page">{t("title")}</h1>
      <p className="c2 documents-lede">{t("lede")}</p>
      <DocumentTabs fund={drafts} />
      <div className="document-two">
        <div className="document-main">
          {mayEdit ? (
            <div className="document-acts">
              <Link className="btn btn-1" to="/bodies/new">
                <CalendarPlus className="i i-18" aria-hidden="true" />
                {t("add.link")}
              </Link>
            </div>
          ) : null}
          {meetings.length === 0 ? <EmptyState title={t("noMeetings")} /> : null}
          {byMonth(meetings).map(([month, those]) => (
            <section key={month} className="card meetings" aria-labelledby={`month-${month}`}>
              <h2 className="h-sec" id={`month-${month}`}>
                {formatMonth(`${month}-01`, language)}
              </h2>
              <ul>
                {those.map((meeting) => (
                  <MeetingRow key={meeting.id} meeting={meeting} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className="document-side">
          <Entities view={view} />
        </div>
      </div>
    </main>
  );
}

/** Months (`2022-10`) with their meetings, in order. */
function byMonth(meetings: readonly Meeting[]): [string, Meeting[]][] {
  const months = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const month = meeting.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), meeting]);
  }
  return [...months];
}

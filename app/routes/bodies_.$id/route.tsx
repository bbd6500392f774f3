import "#app/ui/styles/document.css";
import "#app/ui/styles/body.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft, ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";

import { maySend } from "#app/domain/access/may.ts";
import { readsDrafts } from "#app/domain/document/reading.ts";
import {
  callOff,
  changeMeeting,
  dropParticipant,
  setParticipant,
} from "#app/server/body/keep-meeting.server.ts";
import { discussedAt, listMeetings } from "#app/server/body/meetings.server.ts";
import { readMeeting } from "#app/server/body/read-meeting.server.ts";
import { delegationsWith, documentRules, readerOf } from "#app/server/document/reader.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { textFields } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { CalledOff, MeetingMode, useMeetingDays } from "#app/ui/body/meeting.tsx";
import { MeetingProblems } from "#app/ui/body/meeting-problems.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { EditMeeting } from "./edit-meeting.tsx";
import { meetingForm } from "./form.ts";
import { Participants } from "./participants.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const reader = await readerOf(context, now);
  const [meeting] = await listMeetings(reader, params.id ?? "");
  if (!meeting) throw new Response(null, { status: 404 });
  const rules = await documentRules();
  const mayEdit = maySend("routes/bodies_.$id", reader);
  return {
    title: `${meeting.name[context.language]} · ${translator(context.language, "body")("title")} · Shanyrak`,
    meeting,
    mayEdit,
    parties: mayEdit ? await delegationsWith(rules.readers, now) : [],
    documents: readsDrafts(reader, rules) ? await discussedAt(meeting.id) : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const now = await summitNow();
  const id = params.id ?? "";
  const reader = await readerOf(context, now);
  const [meeting] = await listMeetings(reader, id);
  if (!meeting) throw new Response(null, { status: 404 });
  const typed = textFields(await request.formData());
  const form = meetingForm.safeParse(typed);
  if (!form.success) throw new Response(null, { status: 400 });
  const doer = { actor, now };
  const parties = await delegationsWith((await documentRules()).readers, now);
  const known = (party: string | null) => (parties.some(({ id }) => id === party) ? party : null);
  switch (form.data.intent) {
    case "change": {
      if (meeting.fromProgramme) {
        await changeMeeting(id, { chairId: known(form.data.chair) }, doer);
        break;
      }
      const read = readMeeting(typed);
      if (!read.ok) return data({ problems: read.error, typed }, { status: 422 });
      await changeMeeting(id, { ...read.value, chairId: known(read.value.chairId) }, doer);
      break;
    }
    case "call_off":
    case "restore":
      await callOff(id, form.data.intent === "call_off", doer);
      break;
    case "put": {
      const { delegation: delegationId, level } = form.data;
      if (!known(delegationId)) {
        return data({ problems: ["delegation" as const], typed }, { status: 422 });
      }
      await setParticipant({ meetingId: id, delegationId, level }, doer);
      break;
    }
    default:
      await dropParticipant({ meetingId: id, delegationId: form.data.delegation }, doer);
  }
  return redirect(`/bodies/${id}`);
}

/** A meeting of a body: when, where and how, who chairs and who takes part, and what was discussed. */
export default function MeetingPage() {
  const { meeting, mayEdit, parties, documents } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("body");
  const language = useLanguage();
  const days = useMeetingDays();
  const { name, mode, place, link, chair, start, end } = meeting;
  const problems = refused?.problems ?? [];
  const ofList = problems.some((each) => each === "delegation");
  const hours = start ? `${start}${end ? ` – ${end}` : ""}` : t("hoursUnknown");
  const when = [days(meeting), hours, ...(meeting.provisional ? [t("provisional")] : [])];
  const facts = [
    [t("when"), when.join(", ")],
    [t("where"), place?.[language] ?? t("unknown")],
    [t("chair"), chair?.[language] ?? t("unknown")],
  ] as const;
  return (
    <main className="page documents document-page">
      <header>
        <Link className="t14 icon-link" to="/bodies">
          <ArrowLeft className="i i-16" aria-hidden="true" /> {t("back")}
        </Link>
        <h1 className="h-page">{name[language]}</h1>
        <MeetingMode mode={mode} /> {meeting.off ? <CalledOff /> : null}
      </header>
      <MeetingProblems problems={problems} />
      <div className="document-two">
        <div className="document-main">
          <section className="card document-text">
            <dl className="dl">
              {facts.map(([term, value]) => (
                <div className="dl-row" key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {link ? (
              <a className="btn btn-2" href={link} rel="noreferrer">
                <ExternalLink className="i i-18" aria-hidden="true" />
                {t("join")}
              </a>
            ) : null}
          </section>
          <Participants
            {...{ mayEdit, parties }}
            participants={meeting.participants}
            error={ofList ? t("problem.delegation") : undefined}
          />
        </div>
        <div className="document-side">
          {documents ? (
            <section className="card" aria-labelledby="discussed">
              <div className="card-h">
                <h2 className="h-sub" id="discussed">
                  {t("documents")}
                </h2>
              </div>
              <ul className="card-b entities">
                {documents.length === 0 ? <li className="t14 c2">{t("noDocuments")}</li> : null}
                {documents.map((document) => (
                  <li key={document.id}>
                    <Link to={`/documents/${document.id}`}>{document.title[language]}</Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {mayEdit ? (
            <EditMeeting
              key={`${meeting.day} ${meeting.start} ${meeting.end}`}
              {...{ meeting, parties, problems }}
              typed={ofList ? undefined : refused?.typed}
            />
          ) : null}
        </div>
      </div>
    </main>
  );
}

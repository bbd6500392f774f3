import "#app/ui/styles/meeting-day.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LATE_MINUTES, MEETING_MARKS } from "#app/domain/bilateral/mark.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { markMeeting, undoMark } from "#app/server/bilateral/after/mark-meeting.server.ts";
import { meetingPage } from "#app/server/bilateral/after/meeting-page.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { MeetingLinks } from "#app/ui/bilateral/meeting-links.tsx";
import { MeetingStateChip } from "#app/ui/bilateral/meeting-state-chip.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { History } from "./history.tsx";
import { StateForm } from "./state-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await meetingPage(params.id ?? "", await summitNow());
  if (!page) throw new Response(null, { status: 404 });
  const { language } = context;
  const who = page.sides.map(({ name }) => name[language]).join(" – ");
  return { page, who, title: `${who} · ${translator(language, "meeting")("day.title")}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const requestId = params.id ?? "";
  const form = await request.formData();
  const mark = MEETING_MARKS.find((each) => each === formText(form, "mark"));
  if (!mark && formText(form, "mark") !== "undo") throw new Response(null, { status: 400 });
  const minutes = Number(formText(form, "minutes") || LATE_MINUTES.usual);
  const stamp = formText(form, "stamp");
  const done = mark
    ? await markMeeting({ requestId, stamp, mark, minutes: mark === "late" ? minutes : null }, by)
    : await undoMark(requestId, by);
  if (done.ok) return redirect(`/bilaterals/meetings/${requestId}`);
  if (done.error === "unknown") throw new Response(null, { status: 404 });
  return data({ refusal: done.error }, { status: 409 });
}

/** One meeting on its day: whether it was held, is late, fell through; who said so, and the way back. */
export default function MeetingPage() {
  const { page, who } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { t } = useTranslation("meeting");
  const { t: words } = useTranslation("bilateral");
  const language = useLanguage();
  const { place, sides } = page;
  const room = page.rooms.find(({ id }) => id === place.roomId)?.name[language] ?? place.roomId;
  const hours = `${astanaTime(new Date(place.from))}–${astanaTime(new Date(place.until))}`;
  return (
    <main className="page meetday">
      <p className="t14">
        <Link className="row" to={`/bilaterals?day=${place.day}`}>
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("day.back")}
        </Link>
      </p>
      <div className="meetday-head">
        <h1 className="h-page" aria-label={who}>
          {sides.map(({ id, iso2, name }) => (
            <span key={id}>
              <Flag iso2={iso2} />
              {name[language]}
            </span>
          ))}
        </h1>
        <MeetingStateChip state={page.state} />
      </div>
      <p className="meetday-place">
        <b>
          {formatDate(new Date(place.from), language)}, {hours}
        </b>
        <span>{room}</span>
        <span>{words(`levelLong.${page.level}`)}</span>
      </p>
      <div aria-live="polite">
        {refusal ? <Notice kind="bad">{t(`day.refusal.${refusal}`)}</Notice> : null}
      </div>
      <StateForm page={page} />
      <MeetingLinks requestId={null} roomId={place.roomId} day={place.day} />
      <History page={page} />
    </main>
  );
}

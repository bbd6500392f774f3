import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Meeting } from "#app/server/body/meetings.server.ts";
import type { Party } from "#app/server/document/reader.server.ts";
import { MeetingFields } from "#app/ui/body/meeting-fields.tsx";
import { PartyField } from "#app/ui/body/party-field.tsx";

type Props = {
  meeting: Meeting;
  parties: readonly Party[];
  problems: readonly string[];
  typed: Readonly<Record<string, string>> | undefined;
};

/** When, how and where a meeting is held and who chairs; of one in the programme all but the last stands there. */
export function EditMeeting({ meeting, parties, problems, typed }: Props) {
  const { t } = useTranslation("body");
  const { fromProgramme, off } = meeting;
  const chair = parties.find(({ name }) => name.en === meeting.chair?.en)?.id;
  return (
    <section className="card" aria-labelledby="edit">
      <div className="card-h">
        <h2 className="h-sub" id="edit">
          {t("edit.title")}
        </h2>
      </div>
      <Form method="post" className="card-b document-form" replace noValidate>
        {fromProgramme ? (
          <>
            <p className="t13 c3">{t("inProgramme")}</p>
            <PartyField id="chair" label={t("add.chair")} chosen={chair} parties={parties} />
          </>
        ) : (
          <MeetingFields values={typed ?? valuesOf(meeting, chair)} {...{ problems, parties }} />
        )}
        <button className="btn btn-1" name="intent" value="change">
          {t("edit.save")}
        </button>
      </Form>
      {fromProgramme ? null : (
        <Form method="post" className="card-b" replace>
          <button
            className={off ? "btn btn-2" : "btn btn-bad"}
            name="intent"
            value={off ? "restore" : "call_off"}
          >
            {t(off ? "edit.restore" : "edit.callOff")}
          </button>
        </Form>
      )}
    </section>
  );
}

const valuesOf = (meeting: Meeting, chair: string | undefined) => ({
  ...{ firstDay: meeting.day, lastDay: meeting.lastDay ?? "" },
  ...{ start: meeting.start ?? "", end: meeting.end ?? "", mode: meeting.mode ?? "" },
  "place.en": meeting.place?.en,
  "place.ru": meeting.place?.ru,
  "place.kk": meeting.place?.kk,
  ...{ link: meeting.link, chair },
});

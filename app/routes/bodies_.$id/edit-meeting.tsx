import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Meeting } from "#app/server/body/meetings.server.ts";
import type { Party } from "#app/server/document/reader.server.ts";
import { ModeField } from "#app/ui/body/mode-field.tsx";
import { PartyField } from "#app/ui/body/party-field.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

/** How a meeting is held, who chairs and where one joins; its day stands in the programme, if it is there. */
export function EditMeeting(props: {
  meeting: Meeting;
  parties: readonly Party[];
  fromProgramme: boolean;
  error: string | undefined;
}) {
  const { meeting, parties, fromProgramme, error } = props;
  const { t } = useTranslation("body");
  const chair = parties.find(({ name }) => name.en === meeting.chair?.en)?.id;
  return (
    <section className="card" aria-labelledby="edit">
      <div className="card-h">
        <h2 className="h-sub" id="edit">
          {t("edit.title")}
        </h2>
      </div>
      <Form method="post" className="card-b document-form" replace>
        {fromProgramme ? (
          <p className="t13 c3">{t("inProgramme")}</p>
        ) : (
          <Joining meeting={meeting} error={error} />
        )}
        <PartyField id="chair" label={t("add.chair")} chosen={chair} {...{ parties }} />
        <button className="btn btn-1" name="intent" value="change">
          {t("edit.save")}
        </button>
      </Form>
    </section>
  );
}

/** How a meeting is held and where one joins. */
function Joining({ meeting, error }: { meeting: Meeting; error: string | undefined }) {
  const { t } = useTranslation("body");
  return (
    <>
      <ModeField chosen={meeting.mode ?? ""} />
      <Field id="link" label={t("add.link_")} error={error}>
        <input
          className="input"
          id="link"
          name="link"
          type="url"
          maxLength={500}
          defaultValue={meeting.link}
          {...describedBy("link", { error })}
        />
      </Field>
    </>
  );
}

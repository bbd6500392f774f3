import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { MeetingName } from "#app/server/body/meeting-names.server.ts";
import { Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** At which meeting of a body; at none unless chosen. */
export function MeetingField(props: {
  id: string;
  label: string;
  meetings: readonly MeetingName[];
  chosen: string | undefined;
}) {
  const { id, label, meetings, chosen } = props;
  const { t } = useTranslation("document");
  const language = useLanguage();
  return (
    <Field id={id} label={label}>
      <select className="input" id={id} name="meeting" defaultValue={chosen ?? ""}>
        <option value="">{t("write.noMeeting")}</option>
        {meetings.map((meeting) => (
          <option key={meeting.id} value={meeting.id}>
            {`${meeting.body[language]}, ${formatDate(meeting.day, language)}`}
          </option>
        ))}
      </select>
    </Field>
  );
}

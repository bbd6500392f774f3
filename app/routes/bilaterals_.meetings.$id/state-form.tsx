import { Form } from "@remix-run/react";
import { Ban, CalendarCheck, Clock, type LucideIcon, Undo2, UserX } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LATE_MINUTES, type MeetingMark } from "#app/domain/bilateral/mark.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { MeetingPage } from "#app/server/bilateral/after/meeting-page.server.ts";

const LOOK: Record<MeetingMark, { Icon: LucideIcon; button: string }> = {
  held: { Icon: CalendarCheck, button: "btn-ok" },
  late: { Icon: Clock, button: "btn-2" },
  no_show: { Icon: UserX, button: "btn-2" },
  cancelled: { Icon: Ban, button: "btn-bad" },
};

/** What may be said of the meeting now, and taking the last word back. */
export function StateForm({ page }: { page: MeetingPage }) {
  const { t } = useTranslation("meeting");
  const { mark, offered, stamp } = page;
  return (
    <section className="card" aria-labelledby="state-title">
      <div className="card-h">
        <h2 className="h-sub" id="state-title">
          {t("day.stateTitle")}
        </h2>
      </div>
      <div className="card-b stack">
        {mark ? (
          <Form method="post" className="meetday-said">
            <p>
              {t(`day.said.${mark.mark}`, {
                by: mark.by,
                time: astanaTime(new Date(mark.at)),
                minutes: mark.lateMinutes,
              })}
            </p>
            <button className="btn btn-3 btn-s" name="mark" value="undo">
              <Undo2 className="i" aria-hidden="true" />
              {t("day.undo")}
            </button>
          </Form>
        ) : null}
        {offered.length === 0 && !mark ? <p className="c2">{t("day.nothingToSay")}</p> : null}
        <div className="meetday-acts">
          {offered.map((each) => {
            const { Icon, button } = LOOK[each];
            return (
              <Form method="post" key={each} className="meetday-act">
                <input type="hidden" name="stamp" value={stamp ?? ""} />
                {each === "late" ? (
                  <label className="row t14">
                    {t("day.lateBy")}
                    <input
                      className="input"
                      type="number"
                      name="minutes"
                      inputMode="numeric"
                      min={LATE_MINUTES.least}
                      max={LATE_MINUTES.most}
                      step={5}
                      defaultValue={LATE_MINUTES.usual}
                    />
                  </label>
                ) : null}
                <button className={`btn ${button}`} name="mark" value={each}>
                  <Icon className="i" aria-hidden="true" />
                  {t(`day.act.${each}`)}
                </button>
              </Form>
            );
          })}
        </div>
      </div>
    </section>
  );
}

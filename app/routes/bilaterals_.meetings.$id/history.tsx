import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { MeetingPage } from "#app/server/bilateral/after/meeting-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Everything that became of the meeting, newest first. */
export function History({ page }: { page: MeetingPage }) {
  const { t } = useTranslation("meeting");
  const language = useLanguage();
  const when = (at: number) => `${formatDay(new Date(at), language)}, ${astanaTime(new Date(at))}`;
  const roomOf = (id: string | null) => page.rooms.find((room) => room.id === id)?.name[language];
  return (
    <section className="card" aria-labelledby="history-title">
      <div className="card-h">
        <h2 className="h-sub" id="history-title">
          {t("day.history")}
        </h2>
      </div>
      <ol className="meetday-history">
        {page.entries.map((entry, i) => (
          <li key={`${entry.at} ${i}`}>
            <time dateTime={new Date(entry.at).toISOString()}>{when(entry.at)}</time>
            {entry.kind === "turn" ? (
              <span>
                {t(`state.${entry.turn}`)}
                {entry.from === null ? null : `: ${when(entry.from)}, ${roomOf(entry.room) ?? ""}`}
              </span>
            ) : (
              <span>
                {entry.undoneBy === null ? (
                  t(`day.entry.${entry.mark}`, { by: entry.by, minutes: entry.minutes })
                ) : (
                  <>
                    <s>{t(`day.entry.${entry.mark}`, { by: entry.by, minutes: entry.minutes })}</s>{" "}
                    {t("day.undoneBy", { by: entry.undoneBy })}
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

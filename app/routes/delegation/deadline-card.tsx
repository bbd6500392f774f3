import { useTranslation } from "react-i18next";

import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";

/** How long nominations are taken: in days, hours and minutes, by Astana's clock and the capital's. */
export function DeadlineCard({ deadline }: { deadline: DashboardPage["deadline"] }) {
  const { t } = useTranslation("registration");
  const { left, window } = deadline;
  // At either end the mark and its word would lie on those of the end itself.
  const between = deadline.elapsed > 0.35 && deadline.elapsed < 0.75;
  return (
    <section className="card deadline" aria-labelledby="deadline-title">
      <h2 className="label" id="deadline-title">
        {t(left ? "deadline.title" : "deadline.closed")}
      </h2>
      {left ? (
        <p className="dl-n">
          {left.days > 0 ? (
            <>
              <b>{left.days}</b> {t("deadline.days", { count: left.days })}{" "}
            </>
          ) : null}
          <b>{left.hours}</b> {t("deadline.hours")} <b>{left.minutes}</b> {t("deadline.minutes")}
        </p>
      ) : null}
      <p className="dl-when">
        {t("deadline.when", deadline.close)}
        {deadline.capital ? (
          <small>{t("deadline.capital", { time: deadline.capital })}</small>
        ) : null}
        <small>
          {window === "not_open" ? t("deadline.notOpen", deadline.open) : t("deadline.after")}
        </small>
      </p>
      <div className="rail" aria-hidden="true">
        <i style={{ width: `${deadline.elapsed * 100}%` }} />
        <u className="on" style={{ left: "5px" }} />
        {between ? <u className="on" style={{ left: `${deadline.elapsed * 100}%` }} /> : null}
        {between ? (
          <span className="today" style={{ left: `${deadline.elapsed * 100}%` }}>
            {t("deadline.today")}
          </span>
        ) : null}
        <u style={{ left: "calc(100% - 5px)" }} />
        <span className="from">{t("deadline.open", { date: deadline.open.date })}</span>
        <span className="to">{deadline.closeDay}</span>
      </div>
    </section>
  );
}

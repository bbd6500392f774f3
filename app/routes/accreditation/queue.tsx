import { Form, Link, useParams, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import {
  isNarrowed,
  keptSearch,
  queueSearch,
  type QueueAddress,
} from "#app/domain/vetting/queue-address.ts";
import { countShown, QUEUE_VIEWS, type QueueView } from "#app/domain/vetting/queue.ts";
import type { QueuePage } from "#app/server/vetting/queue-page.server.ts";

import { useFollow } from "#app/ui/use-follow.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { QueueFilters } from "./queue-filters.tsx";
import { QueueItem } from "./queue-item.tsx";

/** What lies with the delegations is not for officers to decide. */
const CAN_MARK: readonly QueueView[] = ["mine", "team", "held"];

/** The list on the left: whose files, narrowed how, and the files themselves, what is due first on top. */
export function Queue(props: {
  queue: QueuePage;
  /** Nominations after the close that wait for an officer. */
  late: number;
  address: QueueAddress;
  fileIsOpen: boolean;
}) {
  const { queue, late, address, fileIsOpen } = props;
  const { t } = useTranslation(["accreditation", "nominee", "several", "clearance", "statistics"]);
  const { t: words } = useTranslation(["accreditation", "several"]);
  const language = useLanguage();
  const { id } = useParams();
  const follow = useFollow();
  const [search] = useSearchParams();
  const carried = queueSearch(search);
  const { counts, files, next } = queue;
  const Title = fileIsOpen ? "h2" : "h1";
  const marking = search.has("several") && CAN_MARK.includes(address.view);
  const narrowed = isNarrowed(address);
  return (
    <aside className="queue" aria-label={t("queue.title")}>
      <div className="q-h">
        <Title className="q-title">
          {t("queue.title")}{" "}
          <span>
            {t("queue.waiting", { count: counts.team, files: countShown(counts.team) })}
            {counts.late > 0
              ? `, ${t("queue.late", { count: counts.late, files: countShown(counts.late) })}`
              : ""}
          </span>
        </Title>
        {late > 0 ? (
          <Link className="btn btn-2 btn-s" to="/accreditation/late">
            {t("nominee:latePage.waiting", { count: late })}
          </Link>
        ) : null}
        <nav className="seg" aria-label={t("queue.views")}>
          {QUEUE_VIEWS.map((view) => (
            <Link
              key={view}
              to={`/accreditation${queueSearch(search, { view, after: null })}`}
              aria-current={view === address.view ? "page" : undefined}
            >
              {t(`queue.view.${view}`)}
              {counts[view] > 0 ? <span className="count">{countShown(counts[view])}</span> : null}
            </Link>
          ))}
        </nav>
        <QueueFilters queue={queue} address={address} narrowed={narrowed} />
        {queue.views.length > 0 ? (
          <nav className="q-views" aria-label={t("several:views.title")}>
            {queue.views.map((view) => (
              <Link
                key={view.id}
                to={`/accreditation${view.search}`}
                aria-current={view.search === keptSearch(search) ? "page" : undefined}
              >
                {view.name}
              </Link>
            ))}
          </nav>
        ) : null}
        <nav className="q-ways" aria-label={t("queue.ways")}>
          {files.length > 1 && CAN_MARK.includes(address.view) ? (
            <Link to={`/accreditation${queueSearch(search, { several: marking ? null : "1" })}`}>
              {t(marking ? "several:unmark" : "several:mark")}
            </Link>
          ) : null}
          {queue.views.length > 0 ? (
            <Link to="/accreditation/views">{t("several:views.title")}</Link>
          ) : null}
          <Link to="/accreditation/clearance">{t("clearance:link")}</Link>
          <Link to="/accreditation/statistics">{t("statistics:title")}</Link>
        </nav>
      </div>
      {files.length === 0 ? (
        <p className="q-none">
          {narrowed ? t("queue.emptyFiltered") : t(`queue.empty.${address.view}`)}
        </p>
      ) : (
        <Form action="/accreditation/several" className="q-several">
          {marking ? (
            <div className="q-decide">
              <button className="btn btn-1 btn-s" type="submit">
                {t("several:marked")}
              </button>
            </div>
          ) : null}
          <ol className="q-l" data-marking={marking || undefined}>
            {files.map((file) => (
              <QueueItem
                key={file.id}
                {...{ file, marking, t: words, language, follow }}
                view={address.view}
                isOpen={file.id === id}
                search={carried}
              />
            ))}
          </ol>
        </Form>
      )}
      {next || address.after ? (
        <nav className="q-more" aria-label={t("queue.title")}>
          {address.after ? (
            <Link
              className="btn btn-3 btn-s"
              to={`/accreditation${queueSearch(search, { after: null })}`}
            >
              {t("queue.first")}
            </Link>
          ) : null}
          {next ? (
            <Link
              className="btn btn-2 btn-s"
              to={`/accreditation${queueSearch(search, { after: next })}`}
            >
              {t("queue.more", { number: files.length })}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </aside>
  );
}

import { Form, Link, useSearchParams } from "@remix-run/react";
import { Search, SlidersHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";

import {
  keptSearch,
  NARROWING,
  QUEUE_MARKS,
  queueSearch,
  type QueueAddress,
} from "#app/domain/vetting/queue-address.ts";
import type { QueuePage } from "#app/server/vetting/queue-page.server.ts";

const NOTHING_NARROWED = Object.fromEntries(NARROWING.map((name) => [name, null]));

type Props = { queue: QueuePage; address: QueueAddress; narrowed: boolean };

/** Finds by name or number, and narrows by what is known of a file; a plain form. */
export function QueueFilters({ queue, address, narrowed }: Props) {
  const { t } = useTranslation(["accreditation", "several"]);
  const [search] = useSearchParams();
  return (
    <Form action="/accreditation" className="q-filters" key={search.toString()} role="search">
      <input type="hidden" name="view" value={address.view} />
      <div className="q-find">
        <Search className="i i-18" aria-hidden="true" />
        <input
          className="input"
          id="queue-search"
          name="q"
          type="search"
          aria-label={t("queue.search")}
          placeholder={t("queue.search")}
          defaultValue={address.search}
        />
      </div>
      <details open={narrowed && address.search === ""}>
        <summary className="btn btn-2 btn-s">
          <SlidersHorizontal className="i i-16" aria-hidden="true" />
          {t("queue.filters")}
        </summary>
        <div className="q-selects">
          <Choice
            name="delegation"
            label={t("queue.delegation")}
            any={t("queue.anyDelegation")}
            options={queue.delegations}
            value={address.delegationId}
          />
          <Choice
            name="category"
            label={t("queue.category")}
            any={t("queue.anyCategory")}
            options={queue.categories}
            value={address.category}
          />
          <Choice
            name="stage"
            label={t("queue.stage")}
            any={t("queue.anyStage")}
            options={queue.stages}
            value={address.stage}
          />
          {QUEUE_MARKS.map((mark) => (
            <label key={mark} className="q-tick">
              <input
                type="checkbox"
                name={mark}
                value="1"
                defaultChecked={address.marks.includes(mark)}
              />
              {t(`queue.mark.${mark}`)}
            </label>
          ))}
          <button className="btn btn-2 btn-s" type="submit">
            {t("queue.apply")}
          </button>
        </div>
      </details>
      {narrowed ? (
        <Link
          className="btn btn-3 btn-s"
          to={`/accreditation${queueSearch(search, { ...NOTHING_NARROWED, after: null })}`}
        >
          {t("queue.clear")}
        </Link>
      ) : null}
      {narrowed ? (
        <Link className="btn btn-3 btn-s" to={`/accreditation/views${keptSearch(search)}`}>
          {t("several:views.keep")}
        </Link>
      ) : null}
    </Form>
  );
}

function Choice(props: {
  name: string;
  label: string;
  any: string;
  options: readonly { id: string; name: string }[];
  value: string | null;
}) {
  return (
    <select
      className="input"
      name={props.name}
      aria-label={props.label}
      defaultValue={props.value ?? ""}
    >
      <option value="">{props.any}</option>
      {props.options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

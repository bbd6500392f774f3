import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { CUSTODY_STATES } from "#app/domain/custody/custody.ts";
import type { LedgerFilter } from "#app/domain/custody/ledger-filter.ts";
import type { LedgerDelegation } from "#app/server/custody/ledger.server.ts";
import { SearchInput } from "#app/ui/search-input.tsx";

/** Whose badges, where they are, and under which words. */
export function LedgerSearch(props: {
  filter: LedgerFilter;
  delegations: readonly LedgerDelegation[];
}) {
  const { filter, delegations } = props;
  const { t } = useTranslation("custody");
  return (
    <Form method="get" role="search" className="print-find" key={JSON.stringify(filter)}>
      <label htmlFor="custody-delegation" className="vh">
        {t("delegation")}
      </label>
      <select
        id="custody-delegation"
        name="delegation"
        className="input"
        defaultValue={filter.delegation}
      >
        <option value="">{t("everyDelegation")}</option>
        {delegations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor="custody-state" className="vh">
        {t("where")}
      </label>
      <select id="custody-state" name="state" className="input" defaultValue={filter.state ?? ""}>
        <option value="">{t("anywhere")}</option>
        {CUSTODY_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </select>
      <SearchInput id="custody-q" name="q" label={t("find")} words={filter.words} />
      <button className="btn btn-2">{t("show")}</button>
    </Form>
  );
}

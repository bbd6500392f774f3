import "../../ui/styles/badge.css";
import "../../ui/styles/custody.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { filterSearch, readFilter } from "#app/domain/custody/ledger-filter.ts";
import { ledgerByDelegation, ledgerLines } from "#app/server/custody/ledger.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { receiptsOf } from "#app/server/custody/receipts.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { Counts } from "./counts.tsx";
import { LedgerLines } from "./ledger-lines.tsx";
import { LedgerSearch } from "./ledger-search.tsx";
import { Receipts } from "./receipts.tsx";

/** More than one looks through on a screen; the CSV has all. */
const SHOWN = 200;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const filter = readFilter(new URL(request.url).searchParams);
  const asked = filter.delegation !== "" || filter.state !== null || filter.words !== "";
  const [delegations, found, receipts] = await Promise.all([
    ledgerByDelegation(language),
    asked ? ledgerLines(filter, SHOWN) : null,
    filter.delegation ? receiptsOf(filter.delegation) : [],
  ]);
  const title = `${translator(language, "custody")("title")} · Shanyrak`;
  const leadsToDesk = mayOpen("routes/badges", requireViewer(context));
  return { title, leadsToDesk, filter, delegations, found, receipts };
}

/** Where every numbered badge is: by delegation as bars, and line by line once somebody asks. */
export default function Custody() {
  const { leadsToDesk, filter, delegations, found, receipts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("custody");
  return (
    <main className="page print-page">
      {leadsToDesk ? (
        <nav className="crumb t13" aria-label={t("crumb")}>
          <Link to="/badges">{t("desk")}</Link>
        </nav>
      ) : null}
      <div className="row print-head">
        <h1 className="h-page grow">{t("title")}</h1>
        <a className="btn btn-2" href={`/badges/custody.csv?${filterSearch(filter)}`} download>
          <Download className="i i-18" aria-hidden="true" />
          {t("csv")}
        </a>
      </div>
      <LedgerSearch filter={filter} delegations={delegations} />
      {found?.lines.length === 0 ? <EmptyState title={t("none")} /> : null}
      {found && found.lines.length > 0 ? <LedgerLines lines={found.lines} /> : null}
      {found?.more ? <Notice kind="info">{t("more", { count: SHOWN })}</Notice> : null}
      {filter.delegation ? <Receipts receipts={receipts} /> : null}
      {found ? null : <Counts delegations={delegations} />}
    </main>
  );
}

import "../../ui/styles/accreditation.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useOutlet, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { isNarrowed, queueSearch, readQueueAddress } from "#app/domain/vetting/queue-address.ts";
import { lateCount } from "#app/server/nominee/late.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { doneWith } from "#app/server/vetting/done.server.ts";
import { queuePage } from "#app/server/vetting/queue-page.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { DoneToast } from "./done-toast.tsx";
import { Queue } from "./queue.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context);
  const officer = { id: viewer.accountId, roles: viewer.roles };
  const { searchParams } = new URL(request.url);
  const now = await summitNow();
  const address = readQueueAddress(searchParams);
  const [queue, late, done] = await Promise.all([
    queuePage(officer, address, context.language, now),
    mayOpen("routes/accreditation_.late", viewer) ? lateCount() : 0,
    doneWith(officer, searchParams.get("done"), context.language, now),
  ]);
  return {
    title: `${translator(context.language, "accreditation")("title")} · Shanyrak`,
    address,
    queue,
    late,
    done,
  };
}

/** The queue on the left, the file that is open in the middle; on a narrow screen one or the other. */
export default function Accreditation() {
  const { address, queue, late, done } = useLoaderData<typeof loader>();
  const dossier = useOutlet({ ids: queue.files.map(({ id }) => id) });
  const [search] = useSearchParams();
  const { t } = useTranslation("accreditation");
  const [first] = queue.files;
  const emptyTitle = first
    ? t("queue.choose")
    : isNarrowed(address)
      ? t("queue.emptyFiltered")
      : t(`queue.empty.${address.view}`);
  return (
    <div className="vetting" data-part={dossier ? "dossier" : "queue"}>
      <Queue queue={queue} late={late} address={address} fileIsOpen={dossier !== null} />
      {dossier ?? (
        <main className="dos-none">
          <EmptyState title={emptyTitle}>
            {first ? (
              <>
                <p>{t("queue.chooseText")}</p>
                <Link className="btn btn-1" to={`/accreditation/${first.id}${queueSearch(search)}`}>
                  {t("queue.open")}
                </Link>
              </>
            ) : null}
          </EmptyState>
        </main>
      )}
      {done ? <DoneToast key={done.id} done={done} last={!dossier} /> : null}
    </div>
  );
}

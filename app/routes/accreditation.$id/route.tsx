import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import {
  Link,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useOutletContext,
  useParams,
} from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { queueSearch, readQueueAddress } from "#app/domain/vetting/queue-address.ts";
import { isFileId } from "#app/domain/vetting/queue.ts";
import type { Refused } from "#app/domain/vetting/refused.ts";
import { noteStanding } from "#app/server/note/match.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { decideFile, type Officer } from "#app/server/vetting/decide.server.ts";
import { dossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { moveFile } from "#app/server/vetting/move.server.ts";
import { nextInQueue, placeInQueue } from "#app/server/vetting/queue.server.ts";
import { queryOf } from "#app/server/vetting/queue-query.server.ts";

import { Checks, History, Twins } from "./aside.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { parseDecision, parseMove, type Wish, wishIn } from "./form.ts";
import { Head } from "./head.tsx";
import { Hold } from "./hold.tsx";
import { NoteCard } from "./note-card.tsx";
import { PassportCard } from "./passport-card.tsx";
import { Problem } from "./problem.tsx";
import { useFocusOnOpening } from "./use-focus.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page && `${fullName(page.file)} · Shanyrak` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const officer = { id: accountId, roles };
  const id = params.id ?? "";
  const page = isFileId(id)
    ? await dossierPage(officer, id, context.language, await summitNow())
    : null;
  if (!page) throw new Response(null, { status: 404 });
  const note = await noteStanding(page.file.delegationId, id);
  return {
    ...{ ...page, note },
    leadsToPaper: mayOpen("routes/papers.$id", { roles }),
    answersRequests: mayOpen("routes/retention_.people_.$id", { roles }),
  };
}

/** Each opening of a passport is written down: moving about on the page is none. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.formAction !== undefined || change.currentUrl.pathname !== change.nextUrl.pathname;

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const officer = { id: accountId, roles };
  const id = params.id ?? "";
  if (!isFileId(id)) throw new Response(null, { status: 404 });
  const form = await request.formData();
  if (form.has("move")) return move(officer, id, form, new URL(request.url).searchParams);
  const decision = parseDecision(form);
  if (!decision.ok) return refuse({ kind: decision.error }, wishIn(form));

  const { searchParams } = new URL(request.url);
  const address = readQueueAddress(searchParams);
  const place = await placeInQueue(address.view, id);
  const decided = await decideFile(
    officer,
    { ...decision.value, nomineeId: id },
    await summitNow(),
  );
  if (!decided.ok) {
    if (decided.error.kind === "not_found") throw new Response(null, { status: 404 });
    return refuse(decided.error, wishIn(form));
  }
  const next = await nextInQueue(
    await queryOf(officer, address, await summitNow()),
    await summitDefinition(),
    place,
  );
  const search = queueSearch(searchParams, { done: decided.value.decisionId });
  return redirect(`/accreditation${next === null ? "" : `/${next}`}${search}`);
}

/** After a hold the next file is open, as after a decision; what is taken up again or reopened stays so. */
async function move(officer: Officer, id: string, form: FormData, search: URLSearchParams) {
  const order = parseMove(form);
  if (!order.ok) return refuse({ kind: order.error }, wishIn(form));
  const address = readQueueAddress(search);
  const place = await placeInQueue(address.view, id);
  const moved = await moveFile(officer, { ...order.value, nomineeId: id }, await summitNow());
  if (!moved.ok) {
    if (moved.error.kind === "not_found") throw new Response(null, { status: 404 });
    return refuse(moved.error, wishIn(form));
  }
  const next =
    order.value.move === "held"
      ? await nextInQueue(
          await queryOf(officer, address, await summitNow()),
          await summitDefinition(),
          place,
        )
      : id;
  const carried = queueSearch(search, { done: moved.value.moveId });
  return redirect(`/accreditation${next === null ? "" : `/${next}`}${carried}`);
}

const refuse = (refused: Refused, wish: Wish) =>
  data({ refused, wish }, { status: refused.kind === "changed" ? 409 : 422 });

export default function DossierPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { ids } = useOutletContext<{ ids: readonly string[] }>();
  const { id = "" } = useParams();
  const { t } = useTranslation("retention");
  const dossier = useRef<HTMLElement>(null);
  useFocusOnOpening(dossier, id);
  return (
    <main className="dos" ref={dossier} tabIndex={-1} aria-labelledby="dossier-name">
      <Head page={page} />
      <div className="d-b">
        <div className="stack">
          {answer ? <Problem refused={answer.refused} page={page} /> : null}
          <Hold page={page} />
          <PassportCard page={page} />
        </div>
        <div className="stack">
          <Twins page={page} />
          <Checks page={page} />
          <NoteCard note={page.note} leadsToPaper={page.leadsToPaper} />
          <History page={page} />
          {page.answersRequests ? (
            <Link className="t13" to={`/retention/people/${id}`}>
              {t("person.open")}
            </Link>
          ) : null}
        </div>
      </div>
      <DecisionBar
        key={`${id} ${page.file.version}`}
        page={page}
        ids={ids}
        wish={answer?.refused.kind === "changed" ? undefined : answer?.wish}
        dossier={dossier}
      />
    </main>
  );
}

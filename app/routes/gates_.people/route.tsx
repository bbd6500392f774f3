import "#app/ui/styles/gates.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";

import { gatePagesFor } from "#app/domain/access/home.ts";
import { OVERRIDE_MINUTES } from "#app/domain/supervision/override.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { heldUpNow } from "#app/server/supervision/held-up.server.ts";
import { letInAgainstVerdict } from "#app/server/supervision/override.server.ts";
import { placesIn } from "#app/server/supervision/places.server.ts";
import { findPeople, FOUND_AT_MOST } from "#app/server/supervision/search.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useLiveRefresh } from "#app/ui/use-live-refresh.ts";

import { Found } from "./found.tsx";
import { HeldUpCard } from "./held-up-card.tsx";

const REFRESH_SECONDS = 5;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const { searchParams } = new URL(request.url);
  const words = (searchParams.get("q") ?? "").trim().slice(0, 80);
  return {
    title: translator(language, "supervision")("people.title"),
    tabs: gatePagesFor(requireViewer(context).roles),
    words,
    done: searchParams.has("letIn"),
    atMost: FOUND_AT_MOST,
    ...(await placesIn(language)),
    found: words === "" ? null : await findPeople(words),
    heldUp: await heldUpNow(await summitNow()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.title} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const order = { passageId: formText(form, "passageId"), reason: formText(form, "reason") };
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const done = await letInAgainstVerdict(order, by);
  if (done.ok) return redirect("/gates/people?letIn=");
  return data({ ...order, problem: done.error }, { status: 422 });
}

/** Who is meant by a name or a number, and who waits at a gate for the supervisor's word. */
export default function People() {
  const { tabs, words, done, atMost, found, heldUp, zones } = useLoaderData<typeof loader>();
  const refused = useAnswer<typeof action>();
  const { t } = useTranslation("supervision");
  useLiveRefresh(REFRESH_SECONDS);
  return (
    <main className="gates">
      <GatesTabs tabs={tabs} />
      <h1 className="h-page">{t("people.title")}</h1>
      {done && !refused ? <Notice kind="ok">{t("letIn.done")}</Notice> : null}
      <div className="gates-grid">
        <section className="card" aria-labelledby="search-title">
          <Form className="card-b gates-search" role="search">
            <label className="h-sub" id="search-title" htmlFor="q">
              {t("people.label")}
            </label>
            <p className="t13 c2">{t("people.lead")}</p>
            <span className="gates-find">
              <input className="input" id="q" name="q" type="search" defaultValue={words} />
              <button className="btn btn-1">
                <Search className="i" aria-hidden="true" />
                {t("people.find")}
              </button>
            </span>
          </Form>
          {found && found.people.length === 0 ? <EmptyState title={t("people.nobody")} /> : null}
          {found && found.people.length > 0 ? <Found people={found.people} zones={zones} /> : null}
          {found?.more ? (
            <p className="card-b t13 c2">{t("people.more", { count: atMost })}</p>
          ) : null}
        </section>
        <aside>
          <HeldUpCard people={heldUp} minutes={OVERRIDE_MINUTES} refused={refused} />
        </aside>
      </div>
    </main>
  );
}

import "#app/ui/styles/badge.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { carryOut } from "#app/server/badge/at-desk.server.ts";
import { deskDelegations, deskPeople, findAtDesk } from "#app/server/badge/desk.server.ts";
import { addressOfScan, isScan } from "#app/server/badge/scan.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { walletsOffered } from "#app/server/wallet/settings.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { Delegations } from "./delegations.tsx";
import { parseOrder } from "./form.ts";
import { Outcome } from "./outcome.tsx";
import { outcomeSearch, readOutcome } from "./outcome-address.ts";
import { People } from "./people.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const { searchParams } = new URL(request.url);
  const words = searchParams.get("find")?.replaceAll("\0", "").trim().slice(0, LONGEST_FIND) ?? "";
  // A scanner types the whole code: the address is to hold the short number, never the code.
  if (isScan(words)) throw redirect(await addressOfScan(words));
  const delegations = await deskDelegations(language);
  const chosen = delegations.find(({ id }) => id === searchParams.get("delegation"));
  const shown = chosen ?? delegations[0];
  return {
    title: `${translator(language, "badge")("title")} · Shanyrak`,
    delegations,
    words,
    /** Null while people are looked for by words. */
    shown: words ? null : (shown ?? null),
    /** On a narrow screen the list and the people are pages of their own. */
    part: words || chosen ? ("people" as const) : ("list" as const),
    people: words
      ? await findAtDesk(words, language)
      : shown
        ? await deskPeople(shown.id, language)
        : [],
    outcome: readOutcome(searchParams),
    unknownScan: searchParams.get("scan") === "unknown",
    sheet: (await summitDefinition()).badgeDesk.sheet ?? "marks",
    wallets: walletsOffered(),
  };
}

/** Longer than any code. */
const LONGEST_FIND = 400;

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const order = parseOrder(await request.formData());
  if (!order.ok) return data({ refusal: order.error }, { status: 422 });
  const done = await carryOut(order.value, { actor: accountId, now: await summitNow() });
  if (!done.ok) return data({ refusal: done.error }, { status: 409 });
  return redirect(`/badges${outcomeSearch(new URL(request.url).searchParams, done.value)}`);
}

export default function BadgeDesk() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("badge");
  const { delegations, shown, words, people, part, outcome, sheet, wallets } = page;
  return (
    <div className="desk" data-part={part}>
      <Delegations delegations={delegations} shown={shown?.id} words={words} />
      <main className="desk-main">
        <div aria-live="polite" className="desk-said">
          {answer ? <Notice kind="bad">{t(`refusal.${answer.refusal}`)}</Notice> : null}
          {page.unknownScan && !answer ? <Notice kind="bad">{t("unknownScan")}</Notice> : null}
          {outcome && !answer ? <Outcome outcome={outcome} /> : null}
        </div>
        {people.length > 0 ? (
          <People
            people={people}
            delegation={shown}
            words={words}
            sheet={sheet}
            wallets={wallets}
          />
        ) : (
          <EmptyState title={t(words ? "noneFound" : "noneYet")}>
            {words ? (
              <Link className="btn btn-2" to="/badges">
                {t("clear")}
              </Link>
            ) : null}
          </EmptyState>
        )}
      </main>
    </div>
  );
}

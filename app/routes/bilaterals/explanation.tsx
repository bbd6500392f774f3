import { Link, useFetcher } from "@remix-run/react";
import { CornerDownRight } from "lucide-react";
import { useEffect } from "react";

import { astanaDay } from "#app/domain/time/astana.ts";
import type { ExplanationShown } from "#app/server/bilateral/explain/explanation-words.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { boardHref, type Looking } from "./links.ts";

type Props = { request: BoardRequest; looking: Looking; words: Words };

/**
 * Why a request has no place: what forbids it, who is in the way, what placing it would cost and the smallest change that
 * frees it. Asked for when the request is chosen, since it takes up to a second of thought.
 */
export function Explanation({ request, looking, words }: Props) {
  const { t } = words;
  const fetcher = useFetcher<{ explanation: ExplanationShown | null }>();
  const { load } = fetcher;
  const { id } = request;
  useEffect(() => {
    load(`/bilaterals/why?request=${id}`);
  }, [load, id]);
  const told = fetcher.data?.explanation;
  return (
    <section className="why-all" aria-label={t("why.title")} aria-busy={!fetcher.data}>
      <h3 className="h-sub">{t("why.title")}</h3>
      {fetcher.data ? null : <p role="status">{t("why.thinking")}</p>}
      {fetcher.data && !told ? <p>{t("why.none")}</p> : null}
      {told ? <Told told={told} {...{ request, looking, words }} /> : null}
    </section>
  );
}

function Told({ told, request, looking, words }: Props & { told: ExplanationShown }) {
  const { t } = words;
  const { summary, reasons, hours, blockers, price, changes } = told;
  return (
    <>
      <p>{summary}</p>
      <Sentences title={t("why.reasons")} of={reasons} />
      <Sentences
        title={t("why.hours")}
        of={hours.map(({ when, who }) => `${when}: ${who.join(" ")}`)}
      />
      <Sentences title={t("why.blockers")} of={blockers.map(({ text }) => text)} />
      {price ? (
        <>
          <h4>{t("why.price")}</h4>
          <p>{price.summary}</p>
          <Sentences of={price.changes.map(({ text }) => text)} />
        </>
      ) : null}
      {changes.length > 0 ? (
        <>
          <h4>{t("why.changes")}</h4>
          <ul>
            {changes.map(({ text, at }) => (
              <li key={text}>
                <CornerDownRight className="i i-16" aria-hidden="true" />{" "}
                <Link
                  to={boardHref(
                    { ...looking, day: astanaDay(new Date(at.start)) },
                    { request: request.id, room: at.roomId, time: words.time(at.start) },
                  )}
                  preventScrollReset
                >
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Sentences({ title, of }: { title?: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <>
      {title ? <h4>{title}</h4> : null}
      <ul>
        {of.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

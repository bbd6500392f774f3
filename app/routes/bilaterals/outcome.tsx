import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Done } from "#app/server/bilateral/carry-out.server.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { Refusal as Refused, Words } from "#app/ui/bilateral/use-words.ts";
import { Notice } from "#app/ui/notice.tsx";

/** Why the order was not carried out; a message that stays until the next order. */
export function Refusal({
  view,
  words,
  refused,
}: {
  view: BoardView;
  words: Words;
  refused: Refused;
}) {
  const request = view.requests.find(({ id }) => id === refused.requestId);
  const sentences = words.refusal(refused);
  return (
    <Notice kind="bad">
      {request ? (
        <b className="w6">{words.t("refused.title", { pair: words.pair(request.sides) })}</b>
      ) : null}
      {sentences.length === 1 ? (
        <p>{sentences[0]}</p>
      ) : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

const TOAST_MS = 8000;

/** What was done, with Undo. Leaves after 8 s, unless the pointer or focus rests on it. */
export function DoneToast({ view, words, done }: { view: BoardView; words: Words; done: Done }) {
  const { t } = useTranslation("common");
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    setShown(true);
    const timer = setInterval(() => {
      if (!box.current?.matches(":hover, :focus-within")) setShown(false);
    }, TOAST_MS);
    return () => {
      clearInterval(timer);
    };
  }, [done]);
  if (!shown) return null;
  const back = done.way === "undo" ? "redo" : "undo";
  return (
    <div className="toasts">
      <div className="toast" role="status" ref={box}>
        <span>{sentence(words, done, view)}</span>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="step" value={done.stepId} />
          <button className="btn btn-3" name="intent" value={back}>
            {back === "undo" ? t("undo") : words.t("redo")}
          </button>
        </Form>
      </div>
    </div>
  );
}

function sentence(words: Words, { changed }: Done, { requests }: BoardView): string {
  const [only, ...others] = changed;
  const request = requests.find(({ id }) => id === only?.requestId);
  if (!only || !request || others.length > 0) {
    return words.t("done.several", { count: changed.length });
  }
  const { t, pair, room, time } = words;
  const { after } = only;
  const where = after && {
    ...{ room: room(after.roomId), time: time(after.start) },
    minutes: after.minutes,
  };
  return t(`done.${only.deed}`, { pair: pair(request.sides), ...where });
}

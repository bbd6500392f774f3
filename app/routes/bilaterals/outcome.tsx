import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Done } from "#app/server/bilateral/carry-out.server.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import { Notice } from "#app/ui/notice.tsx";

import { orderFields } from "./form.ts";
import type { Refused } from "./refused.ts";
import type { Words } from "./use-words.ts";

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
  const request = view.requests.find(({ id }) => id === done.requestId);
  if (!request || !shown) return null;
  return (
    <div className="toasts">
      <div className="toast" role="status" ref={box}>
        <span>{sentence(words, done, request.sides)}</span>
        <Form method="post" preventScrollReset>
          {Object.entries(orderFields(done.undo)).map(([name, value]) => (
            <input type="hidden" key={name} name={name} value={value} />
          ))}
          <button className="btn btn-3" type="submit">
            {t("undo")}
          </button>
        </Form>
      </div>
    </div>
  );
}

function sentence({ t, pair, room, time }: Words, done: Done, sides: readonly string[]): string {
  const where = done.place && { room: room(done.place.roomId), time: time(done.place.start) };
  return t(`done.${done.deed}`, { pair: pair(sides), ...where });
}

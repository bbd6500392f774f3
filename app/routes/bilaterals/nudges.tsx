import { Form } from "@remix-run/react";
import { ArrowDown, ArrowUp, FoldVertical, UnfoldVertical } from "lucide-react";

import { MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import type { Meeting } from "#app/domain/bilateral/rearrange.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { orderFields } from "./form.ts";
import { STEP } from "#app/ui/board/geometry.ts";

type NudgeProps = { request: BoardRequest; meeting: Meeting; words: Words };

/** What the arrow keys do on the board, by a button each: a quarter of an hour earlier or later, one length shorter or longer. */
export function Nudges({ request, meeting, words: { t } }: NudgeProps) {
  const { start, minutes } = meeting;
  const at = MEETING_MINUTES.findIndex((offered) => offered === minutes);
  const [shorter, longer] = [MEETING_MINUTES[at - 1], MEETING_MINUTES[at + 1]];
  const nudges = [
    { name: "earlier", Icon: ArrowUp, start: start - STEP, minutes },
    { name: "later", Icon: ArrowDown, start: start + STEP, minutes },
    { name: "shorter", Icon: FoldVertical, start, minutes: shorter },
    { name: "longer", Icon: UnfoldVertical, start, minutes: longer },
  ] as const;
  return (
    <div className="nudges">
      {nudges.map(({ name, Icon, ...to }) => (
        <Form key={name} method="post" preventScrollReset>
          <Fields {...{ request, meeting }} start={to.start} minutes={to.minutes ?? minutes} />
          <button className="btn btn-3 btn-s" disabled={to.minutes === undefined}>
            <Icon className="i i-16" aria-hidden="true" />
            {t(`panel.nudge.${name}`)}
          </button>
        </Form>
      ))}
    </div>
  );
}

function Fields(props: Omit<NudgeProps, "words"> & { start: number; minutes: number }) {
  const { request, meeting, start, minutes } = props;
  const { roomId, stamp } = meeting;
  const order = { intent: "move", requestId: request.id, stamp, roomId, start, minutes } as const;
  return Object.entries(orderFields(order)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

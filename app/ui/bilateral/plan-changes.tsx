import { Minus, MoveHorizontal, MoveVertical, Plus } from "lucide-react";

import type { PlanChange, PlanWords } from "./plan.ts";

/** What a plan would change, each with a box to accept it alone. */
export function PlanChanges(props: {
  changes: readonly PlanChange[];
  words: PlanWords;
  /** While a plan still runs, there is nothing to choose. */
  choose: boolean;
}) {
  const { changes, words, choose } = props;
  return (
    <ul className="plan-changes">
      {changes.map((change) => {
        const { requestId } = change;
        const what = (
          <>
            <ChangeIcon change={change} />
            <span>
              <b>{words.meeting(requestId)}</b> {words.change(change)}
            </span>
          </>
        );
        return (
          <li key={requestId} className={`is-${change.kind}`}>
            {choose ? (
              <label>
                <input type="checkbox" name="request" value={requestId} defaultChecked />
                {what}
              </label>
            ) : (
              <span className="plan-change">{what}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ChangeIcon({ change: { kind, before, after } }: { change: PlanChange }) {
  const sameRoom = before?.roomId === after?.roomId;
  const Icon = { added: Plus, dropped: Minus, moved: sameRoom ? MoveVertical : MoveHorizontal }[
    kind
  ];
  return <Icon className="i i-16" aria-hidden="true" />;
}

import { useCallback, useEffect, useRef, useState } from "react";

import { AWAITS_ANOTHER, type GuardDecision } from "#app/domain/gate/verdict.ts";

import type { Duty } from "./duty.ts";
import type { Judged } from "./judged.ts";
import { createSight } from "./sight.ts";
import { signal } from "./signals.ts";

/** How long a guard may take back what he decided. */
const UNDO_MS = 8_000;

export type VerdictView = {
  /** The verdict that stands; nothing while the camera reads. */
  judged: Judged | undefined;
  /** The verdict asks for the other of badge and floater: the camera reads on. */
  awaits: boolean;
  /** The guard took his decision back: the rule of the lane does not decide again. */
  isTakenBack: boolean;
  /** The last scan could not be stored. */
  trouble: boolean;
  judge: (verdict: Judged) => void;
  /** Notes the decision, if one is due, and goes back to the camera. @param why words of the guard */
  leave: (decision: GuardDecision | null, why?: string) => void;
  /** There for some seconds after a person was let in, or was not, by the guard's choice. */
  undo: (() => void) | undefined;
  onCode: (text: string) => void;
};

/** One verdict at a time: a code seen while another is being judged, or shown, is not lost sight of but not judged. */
export function useVerdict(duty: Duty): VerdictView {
  const [judged, setJudged] = useState<Judged>();
  const [left, setLeft] = useState<Judged>();
  const [isTakenBack, setTakenBack] = useState(false);
  const [trouble, setTrouble] = useState(false);
  const [sight] = useState(createSight);
  const busy = useRef(false);
  /** The code just judged, while its verdict asks for another beside it. */
  const asking = useRef<string | null>(null);

  const judge = useCallback((verdict: Judged) => {
    busy.current = asking.current === null;
    setTakenBack(false);
    setLeft(undefined);
    setJudged(verdict);
    signal(verdict.admission.kind);
  }, []);
  const onCode = useCallback(
    (text: string) => {
      const before = asking.current;
      if (busy.current || text === before || !sight.sees(text, performance.now())) return;
      busy.current = true;
      duty.scan(text, before).then(
        (verdict) => {
          setTrouble(false);
          asking.current = verdict && awaitsAnother(verdict) ? text : null;
          if (verdict) judge(verdict);
          else busy.current = false;
        },
        (error: unknown) => {
          // No verdict is shown that is not stored: a full phone says so.
          console.error(error);
          setTrouble(true);
          busy.current = false;
        },
      );
    },
    [duty, sight, judge],
  );
  const leave = useCallback(
    (decision: GuardDecision | null, why?: string) => {
      if (decision && judged) {
        duty.decide(judged.id, decision, why).catch(() => setTrouble(true));
      }
      sight.resume(performance.now());
      busy.current = false;
      asking.current = null;
      setLeft(judged?.admission.kind === "refuse" ? undefined : judged);
      setJudged(undefined);
    },
    [duty, sight, judged],
  );
  const undo = useCallback(() => {
    if (!left || busy.current) return;
    busy.current = true;
    duty.decide(left.id, null).catch(() => setTrouble(true));
    setTakenBack(true);
    setJudged(left);
    setLeft(undefined);
  }, [duty, left]);
  useEffect(() => {
    if (!left) return;
    const timer = setTimeout(() => setLeft(undefined), UNDO_MS);
    return () => clearTimeout(timer);
  }, [left]);
  const awaits = judged !== undefined && asking.current !== null;
  return { judged, awaits, isTakenBack, trouble, judge, leave, undo: left && undo, onCode };
}

const awaitsAnother = ({ admission }: Judged): boolean =>
  admission.kind === "check" && AWAITS_ANOTHER.has(admission.reason);

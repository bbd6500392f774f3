import { useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import { type RefObject, useEffect, useState } from "react";

import { queueSearch } from "#app/domain/vetting/queue-address.ts";

import type { Act } from "./form.ts";

type Deeds = {
  /** Left out where the officer cannot decide. */
  approve: (() => void) | undefined;
  open: ((act: Act) => void) | undefined;
  /** Puts the file on hold, or takes it up again. */
  hold: (() => void) | undefined;
  reopen: (() => void) | undefined;
  showKeys: () => void;
  ids: readonly string[];
  current: string;
};

const MEMORY = "review-keys";

/**
 * The officer's keys. They act only while the file has the focus (WCAG 2.1.4), never in a field nor with a modifier, and
 * can be turned off; this browser remembers that.
 */
export function useKeys(dossier: RefObject<HTMLElement>, deeds: Deeds) {
  const [on, setOn] = useState(true);
  const idle = useNavigation().state === "idle";
  const navigate = useNavigate();
  const [search] = useSearchParams();
  useEffect(() => setOn(localStorage.getItem(MEMORY) !== "off"), []);
  useEffect(() => {
    const place = dossier.current;
    if (!place || !on) return;
    const go = (step: number): void => {
      const id = deeds.ids[deeds.ids.indexOf(deeds.current) + step];
      if (id) navigate(`/accreditation/${id}${queueSearch(search)}`);
    };
    // While a decision or another file is on its way, a second press must not decide what comes next.
    const deciding: Readonly<Record<string, (() => void) | undefined>> = {
      a: deeds.approve,
      r: deeds.open && (() => deeds.open?.("return")),
      x: deeds.open && (() => deeds.open?.("refuse")),
      h: deeds.hold,
      o: deeds.reopen,
      j: () => go(1),
      k: () => go(-1),
    };
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ...(idle ? deciding : {}),
      "/": () => document.getElementById("queue-search")?.focus(),
      "?": deeds.showKeys,
    };
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const act = acts[event.key.toLowerCase()];
      if (!act || event.repeat) return;
      event.preventDefault();
      act();
    };
    place.addEventListener("keydown", press);
    return () => place.removeEventListener("keydown", press);
  });
  const turn = (): void => {
    localStorage.setItem(MEMORY, on ? "off" : "on");
    setOn(!on);
  };
  return { on, turn };
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select") !== null;

import { Link, useLocation, useSearchParams } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useState } from "react";

import { type Act, ACTS, actOf, type Wish } from "./form.ts";

/** Which reason is being asked for: from the address without scripts, from clicks and keys with them. */
export function useAct(wish: Wish | undefined) {
  const [search] = useSearchParams();
  const inAddress = ACTS.find((each) => each === search.get("act")) ?? null;
  const [act, setAct] = useState<Act | null>(actOf(wish) ?? inAddress);
  return { act, open: (next: Act) => setAct(next), close: () => setAct(null) };
}

/** Opens the form of an act: where scripts run at once, else at the address. */
export function ActLink(props: {
  act: Act;
  look: string;
  onOpen: (act: Act) => void;
  children: ReactNode;
}) {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const to = new URLSearchParams(search);
  to.set("act", props.act);
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    props.onOpen(props.act);
  };
  return (
    <Link className={`btn ${props.look}`} to={`${pathname}?${to}#${props.act}`} onClick={open}>
      {props.children}
    </Link>
  );
}

/** The key that does the same. */
export const Key = ({ name }: { name: string }) => (
  <kbd className="kbd" aria-hidden="true">
    {name}
  </kbd>
);

import type { ReactNode } from "react";

import { Mark } from "./ornament/mark.tsx";

/** The shanyrak in line, one sentence, one action at most. `heading` where it is all that the page says. */
export function EmptyState(props: { title: string; heading?: boolean; children?: ReactNode }) {
  const { title, heading = false, children } = props;
  return (
    <div className="empty">
      <Mark className="orn" />
      {heading ? <h1 className="h-page">{title}</h1> : <p className="h-sec">{title}</p>}
      {children}
    </div>
  );
}

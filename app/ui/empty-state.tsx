import type { ReactNode } from "react";

import { Mark } from "./ornament/mark.tsx";

/** The shanyrak in line, one sentence, one action at most. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Mark className="orn" />
      <p className="h-sec">{title}</p>
      {children}
    </div>
  );
}

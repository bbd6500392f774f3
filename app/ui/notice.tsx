import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const ICONS = { info: Info, warn: TriangleAlert, bad: OctagonAlert, ok: CircleCheck };

/** Bar, icon and sentence. */
export function Notice({ kind, children }: { kind: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[kind];
  return (
    <div className={`note note-${kind}`} role={kind === "bad" ? "alert" : undefined}>
      <Icon className="i" aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

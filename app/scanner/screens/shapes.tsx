import type { Admission } from "#app/domain/gate/verdict.ts";

/** Circle and tick, octagon and cross, triangle and bang: each told by its outline alone. */
export function VerdictShape({ kind }: { kind: Admission["kind"] }) {
  return (
    <svg className="g-shape" viewBox="0 0 132 132" fill="none" aria-hidden="true">
      {SHAPES[kind]}
    </svg>
  );
}

const SHAPES: Record<Admission["kind"], JSX.Element> = {
  admit: (
    <>
      <circle cx="66" cy="66" r="58" fill="#fff" />
      <path
        d="M38 68l19 19 38-42"
        stroke="#0A7442"
        strokeWidth="14"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  refuse: (
    <>
      <path d="M42 8h48l34 34v48l-34 34H42L8 90V42z" fill="#fff" />
      <path d="M44 44l44 44M88 44L44 88" stroke="#B0121C" strokeWidth="15" strokeLinecap="round" />
    </>
  ),
  check: (
    <>
      <path
        d="M66 10l60 108H6z"
        fill="#061A25"
        stroke="#061A25"
        strokeWidth="8"
        strokeLinejoin="round"
      />
      <path d="M66 50v30" stroke="#FFB81C" strokeWidth="12" strokeLinecap="round" />
      <circle cx="66" cy="100" r="7.5" fill="#FFB81C" />
    </>
  ),
};

/** Where to hold the badge: four corners and a line. */
export function Reticle() {
  return (
    <svg
      className="g-ret"
      viewBox="0 0 268 268"
      fill="none"
      stroke="#fff"
      strokeWidth="6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 60V20A16 16 0 0 1 20 4H60M208 4h40a16 16 0 0 1 16 16v40M264 208v40a16 16 0 0 1-16 16h-40M60 264H20a16 16 0 0 1-16-16v-40" />
      <path d="M24 134H244" stroke="#7FD6E4" strokeWidth="2.5" />
    </svg>
  );
}

/** A note verbale with the list of a whole delegation stays far below. */
export const PAPER_MAX_BYTES = 10 * 1024 * 1024;
export const PAPER_MAX_PAGES = 100;

/** Why a paper is not kept; each has its sentence. `heavy`: reading it takes more time or memory than any letter needs. */
export const PAPER_REFUSALS = [
  "too_big",
  "not_a_pdf",
  "broken",
  "encrypted",
  "too_many_pages",
  "heavy",
] as const;
export type PaperRefusal = (typeof PAPER_REFUSALS)[number];

/**
 * Whether a file begins as a PDF does: `%PDF-` and a version within its first kilobyte (ISO 32000-1 annex H.3.4.1), and
 * nothing before it that another program would open instead.
 */
export function looksLikePdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const at = head.search(/%PDF-[12]\.\d/);
  return at >= 0 && /^[\s\uFEFF]*$/.test(head.slice(0, at).replace(/^\xEF\xBB\xBF/, ""));
}

/** Flags by ISO 3166 alpha-2, as files: a page loads only those it shows. Organisations have none. */
const FILES = import.meta.glob<string>("../../node_modules/flag-icons/flags/4x3/??.svg", {
  query: "?url",
  import: "default",
  eager: true,
});

/** Address of a flag's picture, or undefined where there is none. */
export function flagUrl(iso2: string | null): string | undefined {
  return iso2
    ? FILES[`../../node_modules/flag-icons/flags/4x3/${iso2.toLowerCase()}.svg`]
    : undefined;
}

/** A flag never stands without its code or name: print one beside it. Decorative for screen readers. */
export function Flag({ iso2, size }: { iso2: string | null; size?: "s" | "l" | "xl" }) {
  const url = flagUrl(iso2);
  if (!url) return null;
  return <img className={`flag ${size ? `flag-${size}` : ""}`} src={url} alt="" loading="lazy" />;
}

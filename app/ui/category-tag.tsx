import type { CategoryLetter } from "../domain/badge/letter.ts";

/** A category is always a letter; its name stands beside it or in `label`. */
export function CategoryTag({ letter, label }: { letter: CategoryLetter; label?: string }) {
  const look = `cat cat-${letter.toLowerCase()}`;
  if (label === undefined) {
    return (
      <span className={look} aria-hidden="true">
        {letter}
      </span>
    );
  }
  return (
    <span className={look} role="img" aria-label={label} title={label}>
      {letter}
    </span>
  );
}

import { type Language, LANGUAGES, type Trilingual } from "#app/domain/language/languages.ts";
import { Flag } from "#app/ui/flag.tsx";

/** Flag and name; the other two languages beneath, each text once. */
export function Speaker({
  who,
  language,
}: {
  who: { iso2: string | null; name: Trilingual };
  language: Language;
}) {
  const name = who.name[language];
  const others = [...new Set(LANGUAGES.map((each) => who.name[each]))].filter(
    (each) => each !== name,
  );
  return (
    <div className="floor-who">
      <Flag iso2={who.iso2} size="xl" />
      <div>
        <h1 className={name.length > 24 ? "is-long" : undefined}>{name}</h1>
        <p>{others.join(" · ")}</p>
      </div>
    </div>
  );
}

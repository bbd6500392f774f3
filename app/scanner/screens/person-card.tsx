import { UserRound } from "lucide-react";
import { useEffect, useState } from "react";

import type { Language } from "#app/domain/language/languages.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { ZoneNumerals } from "#app/ui/zone-numerals.tsx";

import type { Judged } from "../judged.ts";
import { printedName } from "../name.ts";

/** The face to compare, the name, whom the person belongs to, and the zones of the badge. */
export function PersonCard({
  judged,
  list,
  language,
}: {
  judged: Judged;
  list: GateList;
  language: Language;
}) {
  const { claims, holder } = judged;
  const photo = useObjectUrl(holder?.photo);
  if (!claims) return null;
  const delegation = list.delegations.find(({ code }) => code === claims.delegation);
  const category = list.categories.find(({ id }) => id === claims.category);
  return (
    <div className="g-who">
      <span className="ph">
        {photo ? <img src={photo} alt="" /> : <UserRound className="i" aria-hidden="true" />}
      </span>
      <div>
        {/* The name off the badge's own code, where the phone has no record. */}
        <b>{holder ? printedName(holder) : claims.name}</b>
        {holder?.nativeName ? (
          <span className="sub">
            <bdi dir="auto">{holder.nativeName}</bdi>
          </span>
        ) : null}
        <span className="sub">
          <Flag iso2={delegation?.iso2 ?? null} />
          <span className="iso" title={delegation?.name[language]}>
            {claims.delegation}
          </span>
        </span>
        {category ? (
          <span className="sub">
            <CategoryTag letter={category.letter} />
            {category.name[language]}
          </span>
        ) : null}
        <ZoneNumerals all={list.zones.map(({ number }) => number)} allowed={claims.zones} />
      </div>
    </div>
  );
}

/** An address for bytes in memory, freed with the card. */
function useObjectUrl(bytes: Uint8Array | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes || bytes.length === 0) return setUrl(undefined);
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: "image/webp" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url;
}

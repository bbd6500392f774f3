import { Fragment } from "react";

import { Flag } from "./flag.tsx";

export type PairSide = { id: string; code: string; iso2: string | null };

/** "KAZ – MNG" with flags; three or more sides, or a narrow place, go without flags. */
export function BilateralPair({
  sides,
  flags = sides.length < 3,
}: {
  sides: readonly PairSide[];
  flags?: boolean;
}) {
  return (
    <>
      {sides.map(({ id, code, iso2 }, index) => (
        <Fragment key={id}>
          {index > 0 ? <span className="x">–</span> : null}
          {flags ? <Flag iso2={iso2} size="s" /> : null}
          {code}
        </Fragment>
      ))}
    </>
  );
}

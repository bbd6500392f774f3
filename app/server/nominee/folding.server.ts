import anyAscii from "any-ascii";

/**
 * A name in small plain Latin letters, for finding and comparing only: «Иванов» and IVANOV give the same, and so do
 * Юрий, Yuri and Iurii, Қасым and KASSYM. Apostrophes fall out, everything else between letters is one space.
 */
export const foldName = (...names: readonly string[]): string =>
  anyAscii(names.join(" ").normalize("NFC"))
    .toLowerCase()
    .replace(/['`"]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    // Spellings of one sound differ by passport office: y, j and i; q and k; w and v; gh and g; double letters.
    .replace(/[yj]/g, "i")
    .replace(/q/g, "k")
    .replace(/w/g, "v")
    .replace(/gh/g, "g")
    .replace(/([a-z])\1+/g, "$1")
    .trim();

type Names = { surname: string; givenNames: string; nativeName: string };

/** The column that search and the look for duplicates read; written whenever names are. */
export const foldedName = ({ surname, givenNames, nativeName }: Names): string =>
  foldName(surname, givenNames, nativeName);

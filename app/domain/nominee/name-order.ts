/** Names as `foldName` writes them: small plain Latin letters, words parted by one space. */
export type FoldedNames = { surname: string; givenNames: string; native: string };

// Patronymics follow the given name, wherever the surname stands: Иванович, Ивановна, Серікұлы, Серікқызы, oğlu, oʻgʻli.
const PATRONYMIC = /[a-z]{2,}(ovich|evich|ovna|evna|ichna|uli|kizi|oglu|ogli|uulu)$/;
// Family names of the region. Lyubov is the one given name that ends so; Eva and Neva are too short to count.
const FAMILY_ENDING = /^(?!l(i|iu|u)bov$)[a-z]{3,}(ov|ova|ev|eva)$/;
const USUAL_THERE: ReadonlySet<string> = new Set(
  "AZE BGR BLR KAZ KGZ RUS TJK TKM UKR UZB".split(" "),
);

const words = (name: string): string[] => name.split(" ").filter(Boolean);
const holds = (name: string, word: string): boolean => words(name).includes(word);

/** Surname and given name of a native name that has a patronymic; null where nothing says which is which. */
function orderOf(native: string): { surname: string; given: string } | null {
  const [first, second, third, ...rest] = words(native);
  if (!first || !second || !third || rest.length > 0) return null;
  if (PATRONYMIC.test(third)) return { surname: first, given: second };
  if (PATRONYMIC.test(second)) return { surname: third, given: first };
  return null;
}

/**
 * Whether surname and given names seem typed into each other's fields, where no machine-readable zone tells. Careful:
 * says so only when the native name or the endings of both names speak for it, since a false alarm costs more than it saves.
 * @param nationality ICAO three-letter code
 */
export function namesLookSwapped(names: FoldedNames, nationality: string | null): boolean {
  const { surname, givenNames, native } = names;
  if (surname === "" || givenNames === "") return false;
  const order = orderOf(native);
  if (order && order.surname !== order.given)
    return (
      holds(surname, order.given) &&
      holds(givenNames, order.surname) &&
      !holds(surname, order.surname)
    );
  return (
    USUAL_THERE.has(nationality ?? "") &&
    words(givenNames).length === 1 &&
    FAMILY_ENDING.test(givenNames) &&
    !words(surname).some((word) => FAMILY_ENDING.test(word))
  );
}

/** Cyrillic capitals that look like Latin ones: a serial number is copied by eye. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  У: "Y",
  Х: "X",
  І: "I",
};

/** One spelling for each serial number: capitals, Latin where the eye sees no difference, nothing between the signs. */
export const bareSerial = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\d]/gu, "")
    .replace(/[А-ЯІ]/gu, (letter) => LOOKALIKES[letter] ?? letter);

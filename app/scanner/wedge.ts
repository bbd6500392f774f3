/** A scanner types a sign every few milliseconds; nobody's fingers do. */
const TYPED_BY_HAND_MS = 80;
const SHORTEST = 8;

/** One key that went down: what the layout made of it, which key it was on the board, and when (monotonic, ms). */
export type Key = { key: string; code: string; shift: boolean; at: number };

export type Wedge = {
  /** Takes a key; says whether it is the scanner's, and the code once it is whole. */
  press: (key: Key) => { isScanner: boolean; text: string | null };
};

/**
 * Reads a hardware scanner that types codes as a keyboard does and ends with Enter or Tab. Such a scanner speaks the keys of
 * an American keyboard, whatever layout the phone has: with a Russian one, the key named S arrives as "Ы". So both readings
 * are kept, and the one that begins as a code of this summit counts.
 * @param prefix of the codes of this summit
 */
export function createWedge(prefix: string): Wedge {
  let byLayout = "";
  let byKey = "";
  let last = Number.NEGATIVE_INFINITY;
  const clear = () => {
    byLayout = "";
    byKey = "";
  };
  return {
    press({ key, code, shift, at }) {
      if (at - last > TYPED_BY_HAND_MS) clear();
      last = at;
      if (key === "Enter" || key === "Tab") {
        const text = [byLayout, byKey].find((read) => read.startsWith(prefix)) ?? byLayout;
        clear();
        const isScanner = text.length >= SHORTEST;
        return { isScanner, text: isScanner ? text : null };
      }
      // Shift and its like go down before the sign they change.
      if ([...key].length !== 1) return { isScanner: byLayout.length > 1, text: null };
      byLayout += key;
      byKey += signOf(code, shift);
      return { isScanner: byLayout.length > 1, text: null };
    },
  };
}

/** What stands on that key of an American keyboard, of the signs that a code is made of (RFC 9285 §4.2). */
function signOf(code: string, shift: boolean): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return shift ? (SHIFTED[digit] ?? "") : digit;
  return (shift ? SHIFTED[code] : PLAIN[code]) ?? "";
}

const PLAIN: Record<string, string> = {
  ...{ Space: " ", Minus: "-", Period: ".", Slash: "/" },
  ...{ NumpadAdd: "+", NumpadSubtract: "-", NumpadMultiply: "*", NumpadDivide: "/" },
};
const SHIFTED: Record<string, string> = {
  ...{ "4": "$", "5": "%", "8": "*" },
  ...{ Equal: "+", Semicolon: ":", Space: " " },
};

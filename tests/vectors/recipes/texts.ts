import type { Vector } from "../run-vectors.ts";
import { good, refused } from "./good.ts";

/** What is no text of ours, whatever it holds. */
export const texts = (): Vector[] => [
  refused("empty", ""),
  refused("prefix alone", "SHK1:"),
  refused("no prefix", good.slice(5)),
  refused("another format's prefix", good.replace("SHK1:", "SHK2:")),
  refused("a health certificate's prefix", good.replace("SHK1:", "HC1:")),
  refused("lower case", good.toLowerCase()),
  refused("a space before", ` ${good}`),
  refused("a Base45 group above its range", `${good.slice(0, -3)}:::`),
  refused("a sign outside Base45", `${good.slice(0, -1)}_`),
  refused("a web address", "https://example.org/badge/7K4M-92QX"),
];

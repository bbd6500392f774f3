import type { Category } from "../summit/definition.ts";

export const FILE_CHECKS = [
  "complete",
  "passport",
  "zone",
  "photo",
  "place",
  "same_passport",
  "two_persons",
] as const;

/** `open` is neither good nor bad: nothing to judge by, or something for people to see to. */
export type CheckGrade = "warn" | "open" | "fine";
/** `word` names the sentence: `accreditation:check.<check>.<word>`. */
export type FileCheck = { check: (typeof FILE_CHECKS)[number]; grade: CheckGrade; word: string };

export type CheckedFile = {
  gaps: number;
  passportExpires: string | null;
  /** Less than six months beyond the last day of the summit. */
  expiresTooSoon: boolean;
  /** `differs`: the zone is sound, and says something else than was typed. `sealed`: it is not opened any more. */
  zone: "sealed" | "absent" | "faulty" | "differs" | "agrees";
  hasPhoto: boolean;
  category: Pick<Category, "photo" | "twoPerson">;
  hasQuota: boolean;
  hasPassportNumber: boolean;
  /** Files of other people, still under way, with the same passport. */
  samePassport: number;
};

const graded = (check: FileCheck["check"], grade: CheckGrade, word: string = grade): FileCheck => ({
  check,
  grade,
  word,
});

function passport({ passportExpires, expiresTooSoon }: CheckedFile): FileCheck {
  if (passportExpires === null) return graded("passport", "open");
  return graded("passport", expiresTooSoon ? "warn" : "fine");
}

function zone({ zone }: CheckedFile): FileCheck {
  if (zone === "sealed") return graded("zone", "open", "sealed");
  if (zone === "absent") return graded("zone", "open");
  return zone === "agrees" ? graded("zone", "fine") : graded("zone", "warn", zone);
}

function photo({ hasPhoto, category }: CheckedFile): FileCheck {
  if (category.photo === "free") return graded("photo", "fine", "free");
  return graded("photo", hasPhoto ? "fine" : "warn");
}

function samePassport({ hasPassportNumber, samePassport: others }: CheckedFile): FileCheck {
  if (!hasPassportNumber) return graded("same_passport", "open");
  return graded("same_passport", others > 0 ? "warn" : "fine");
}

const ORDER: readonly CheckGrade[] = ["warn", "open", "fine"];

/** What can be checked of a file without asking anybody, worst first. It advises; the officer decides. */
export function checksOf(file: CheckedFile): FileCheck[] {
  const checks = [
    graded("complete", file.gaps > 0 ? "warn" : "fine"),
    passport(file),
    zone(file),
    photo(file),
    samePassport(file),
    graded("place", file.hasQuota ? "fine" : "warn"),
    ...(file.category.twoPerson ? [graded("two_persons", "open")] : []),
  ];
  return checks.toSorted((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade));
}

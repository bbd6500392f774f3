/** Why a sealed personal value is opened though nobody is shown it, or only whoever wrote it. */
type Unshown =
  | "audited_in_this_transaction"
  | "compared_with_what_is_saved"
  | "delegation_reads_its_own_form"
  | "kept_from_a_list"
  | "matched_with_names"
  | "sealed_anew";

/**
 * What it takes to open a sealed personal value: a reading that stands on the trail, or a reason why none is needed. Only
 * this module and `reading.server.ts` make one, so that no page opens a passport and forgets the trail.
 */
export class Leave {
  // Nominal: an object of the same shape is no leave.
  readonly #by: string;
  private constructor(by: string) {
    this.#by = by;
  }

  static notShown(reason: Unshown): Leave {
    return new Leave(reason);
  }

  /** For `recordReading` alone, which has written the entry. */
  static ofReading(action: string): Leave {
    return new Leave(action);
  }

  toString(): string {
    return this.#by;
  }
}

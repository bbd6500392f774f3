/** What a registering entity is to the Conference on a given day. */
export const DELEGATION_STATUSES = [
  "member",
  "acceding",
  "observer",
  "partner",
  "guest",
  "secretariat",
  "media",
  "host_service",
  "volunteers",
  "contractor",
] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

export const DELEGATION_KINDS = [
  "state",
  "organisation",
  "media",
  "host_service",
  "secretariat",
  "volunteers",
  "contractor",
] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** Kinds of entities that may apply for themselves, or be invited; each registers under the status of the same name. */
export const APPLICANT_KINDS = [
  "media",
  "host_service",
  "volunteers",
  "contractor",
] as const satisfies readonly (DelegationKind & DelegationStatus)[];
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** How exactly the first day is known: in that year, or on that day at the latest. Without it, the day itself. */
export const STATUS_PRECISIONS = ["year", "by"] as const;

/** A status and the first day (ISO date, Astana) on which it holds. */
export type DatedStatus = {
  status: DelegationStatus;
  from: string;
  precision?: (typeof STATUS_PRECISIONS)[number] | undefined;
};

/**
 * The status that holds on a day: the latest one that had begun.
 * @param history in any order; `day` an ISO date such as `2022-10-13`
 * @returns undefined before the first status began
 */
export function statusOn(
  history: readonly DatedStatus[],
  day: string,
): DelegationStatus | undefined {
  return history
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1)?.status;
}

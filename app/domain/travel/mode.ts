/** How somebody comes: by scheduled flight, charter, State aircraft, train or road. */
export const JOURNEY_MODES = ["flight", "charter", "state_aircraft", "train", "road"] as const;
export type JourneyMode = (typeof JOURNEY_MODES)[number];
